-- Being told that something is new: what was agreed on with the provider; and where the service was last reached by its owner.
ALTER TABLE state ADD COLUMN push TEXT;
ALTER TABLE state ADD COLUMN origin TEXT;
