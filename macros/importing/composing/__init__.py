"""A read report put together: what each table and paragraph becomes, the records of data/, the pages of docs/."""
