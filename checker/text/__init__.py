"""Words: which text of a page is the reader's, and how hard it is to read.

`blocks`      what the probe saw → what a patient reads, and what was left out and why
`sentences`   where a sentence begins and ends
`counts`      words, syllables and letters by the rules of the formulas' authors
`spelling`    syllables of the languages whose spelling tells them; `syllables` of English
`formulas`    the published formulas by language, each on the same counts
`difficulty`  which words a reader may not know
`parts`       which blocks are scored in which language
`scores`      blocks → the reading grade or band, its interval, the hardest sentences
`language`    which language a text is in
"""
