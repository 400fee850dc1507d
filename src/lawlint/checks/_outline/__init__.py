"""Parts of ``outline.py``."""
