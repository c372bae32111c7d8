-- What of an erasure remains at a shop that did not answer: open (it is tried again), done, given_up or dismissed; null: nothing ever did.
ALTER TABLE erasures ADD COLUMN remains TEXT;
