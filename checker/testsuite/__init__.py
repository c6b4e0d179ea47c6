"""The rooms behind the pytest plugin; imported when a test first asks for `check_page`.

`suite`        what one process of a test suite shares: settings, judges, a browser of its own
`own_browser`  pages that are named, not handed over: opened in a browser on a thread beside the tests
`fixture`      what `check_page` is
`told`         the words in failures, properties and the last lines of pytest
`ending`       all that was checked, in all processes, as one run
"""
