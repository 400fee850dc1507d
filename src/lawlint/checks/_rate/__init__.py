"""Parts of the check ``rate``."""
