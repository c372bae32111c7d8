-- The request by which an advisor last had a lost label bought anew.
ALTER TABLE labels ADD COLUMN renewed_by TEXT;
