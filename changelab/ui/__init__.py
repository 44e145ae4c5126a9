"""What the Streamlit pages share: the house, the visitor, the live components."""
