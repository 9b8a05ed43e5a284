"""What people read: headings and sentences made from figures, each subject in a module."""
