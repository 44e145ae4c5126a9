"""The live room over HTTP: joining, acts, the event stream, pictures, the light pages.

async with live.running():      # a lifespan
    ...                         # serve live.routes
"""

from changelab.live.live import Live, routes

__all__ = ["Live", "routes"]
