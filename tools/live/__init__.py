"""The course in the reader's own browser: a whole Pyodide beside the site's pages, and the script that makes them alive."""
