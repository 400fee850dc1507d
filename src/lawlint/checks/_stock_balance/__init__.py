"""Parts of the check ``stock-balance``."""
