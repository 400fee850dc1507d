"""Parts of the check ``stages``."""
