"""What loads the servers: phones and projectors at the level of bytes, in a process of their own.

Thousands of them must cost little beside the server they measure, so they are plain asyncio
protocols that read no more of an answer than they need.
"""
