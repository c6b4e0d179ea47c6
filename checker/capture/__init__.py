"""Capture: a page → evidence. Everything here measures; nothing here has an opinion.

`browser`   which Chromium, and how it is started
`tab`       one tab, used again for page after page and cleaned in between
`page`      one target → Evidence or Unchecked, within its time limit
`look`      an open page as it stands → StateEvidence, through a Port alone
`open_page` a page that somebody else opened → Evidence, over either of Playwright's APIs
"""
