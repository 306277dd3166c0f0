"""People who sign in: e-mail, password, passkey, second factor."""
