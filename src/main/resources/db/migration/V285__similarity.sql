-- Which texts of reports are known, under a short number. Their words stay with the module that keeps the reports.
CREATE TABLE similarity_report (
    number  int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report  uuid NOT NULL,
    edition int NOT NULL,
    UNIQUE (report, edition)
);

-- Some shingles of each text, as hashes: from one of them to the texts that have it, the latest first. Rows are only
-- ever added, together with their report; a foreign key would look up each of them again. No other index: a lookup
-- reads the key alone.
CREATE TABLE similarity_shingle (
    shingle int NOT NULL,
    number  int NOT NULL,
    PRIMARY KEY (shingle, number)
);
