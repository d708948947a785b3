-- A vote on an item under the rule of the day; a second round after equal votes. The counts come with closing.
CREATE TABLE council_round (
    id              uuid PRIMARY KEY,
    item_id         uuid NOT NULL REFERENCES council_item (id),
    number          int NOT NULL CHECK (number > 0),
    quorum          text NOT NULL,
    share           text NOT NULL,
    exceeded        boolean NOT NULL,
    of_present      boolean NOT NULL,
    secret          boolean NOT NULL,
    recused_counted boolean NOT NULL,
    letters_counted boolean NOT NULL,
    rule_read       boolean NOT NULL,
    basis           text NOT NULL,
    opened_on       date NOT NULL,
    opened_at       timestamptz NOT NULL,
    opened_by       uuid NOT NULL,
    opened_by_name  text NOT NULL,
    closed_at       timestamptz,
    outcome         text,
    members         int,
    present         int,
    recused         int,
    recused_present int,
    letters         int,
    agreed          int,
    disagreed       int,
    other           int,
    UNIQUE (item_id, number),
    CHECK (num_nulls(closed_at, outcome, members, present, recused, recused_present, letters,
                     agreed, disagreed, other) IN (0, 10))
);
CREATE UNIQUE INDEX council_round_open ON council_round (item_id) WHERE closed_at IS NULL;

-- That a member has voted; never how, and no time.
CREATE TABLE council_mark (
    round_id   uuid NOT NULL REFERENCES council_round (id),
    account_id uuid NOT NULL,
    by_letter  boolean NOT NULL,
    PRIMARY KEY (round_id, account_id)
);

-- In an open vote: how, and in what words.
CREATE TABLE council_opinion (
    round_id   uuid NOT NULL,
    account_id uuid NOT NULL,
    choice     text NOT NULL,
    words      text NOT NULL,
    PRIMARY KEY (round_id, account_id),
    FOREIGN KEY (round_id, account_id) REFERENCES council_mark (round_id, account_id)
);

-- In a secret vote: all ballots so far, shuffled and sealed as one value with a key that is not here. Each vote
-- writes it anew as a whole; closing takes it away.
CREATE TABLE council_box (
    round_id uuid PRIMARY KEY REFERENCES council_round (id),
    key_id   text NOT NULL,
    sealed   bytea NOT NULL
);

-- What was in the box when it was opened, shuffled once more, all in one statement each: the ballots,
CREATE TABLE council_ballot (
    round_id uuid NOT NULL REFERENCES council_round (id),
    number   int NOT NULL,
    choice   text NOT NULL,
    PRIMARY KEY (round_id, number)
);

-- and, in an order of their own, the codes that voters took away. No code leads to a ballot.
CREATE TABLE council_receipt (
    round_id uuid NOT NULL REFERENCES council_round (id),
    code     text NOT NULL,
    PRIMARY KEY (round_id, code)
);
