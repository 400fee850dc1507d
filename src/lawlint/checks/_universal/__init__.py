"""Parts of the check ``universal``."""
