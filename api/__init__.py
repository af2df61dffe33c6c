"""What people and programs touch: the service, the views and the command line."""
