"""Pages on a record: a plugin of Datasette, whose tables and SQL stay underneath. Each page has a JSON twin at the same address with `.json`.

A request is read in `views`, answered in `answers` by the use cases that the command line calls too, and shown by a template.
"""
