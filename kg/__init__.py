"""Summitry: a knowledge graph of who met whom, where and when, read out of the news."""

__version__ = "0.1.0"
