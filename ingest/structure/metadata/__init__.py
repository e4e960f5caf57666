"""Number, type, issuer, date, title, signer, recipients, attachments: what the form of a document says about it."""
