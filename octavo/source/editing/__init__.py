"""Edit: of a manuscript that holds all editions, the text of one of them in one medium is made."""
