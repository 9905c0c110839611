"""A writer's sentence: the names in it, its verbs of saying, its frames, and the parts that persons play."""
