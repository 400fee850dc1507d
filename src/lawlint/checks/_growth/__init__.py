"""Parts of the check ``growth``."""
