"""What build services read: annotations, test results, code quality."""
