-- A session that was called; begun and closed by its secretary.
CREATE TABLE council_session (
    id               uuid PRIMARY KEY,
    council_id       uuid NOT NULL REFERENCES council_council (id),
    met_on           date NOT NULL,
    place            text NOT NULL CHECK (place <> ''),
    state            text NOT NULL,
    conclusion       text NOT NULL,
    begun_at         timestamptz,
    closed_at        timestamptz,
    convened_on      date NOT NULL,
    convened_at      timestamptz NOT NULL,
    convened_by      uuid NOT NULL,
    convened_by_name text NOT NULL
);
CREATE INDEX ON council_session (council_id, met_on);

-- Members who are there.
CREATE TABLE council_presence (
    session_id uuid NOT NULL REFERENCES council_session (id),
    account_id uuid NOT NULL,
    PRIMARY KEY (session_id, account_id)
);

-- One item of the agenda: what another module brings, as it was named on that day.
CREATE TABLE council_item (
    id          uuid PRIMARY KEY,
    session_id  uuid NOT NULL REFERENCES council_session (id),
    number      int NOT NULL CHECK (number > 0),
    kind        text NOT NULL CHECK (kind <> ''),
    matter_id   uuid NOT NULL,
    title       text NOT NULL CHECK (title <> ''),
    subtitle    text NOT NULL,
    award       text NOT NULL,
    href        text NOT NULL,
    interested  uuid[] NOT NULL,
    UNIQUE (session_id, number) DEFERRABLE INITIALLY DEFERRED,
    UNIQUE (session_id, kind, matter_id)
);
CREATE INDEX ON council_item (kind, matter_id);

-- A member who neither reads nor votes on an item, because of an interest.
CREATE TABLE council_recusal (
    item_id          uuid NOT NULL REFERENCES council_item (id),
    account_id       uuid NOT NULL,
    reason           text NOT NULL CHECK (reason <> ''),
    recorded_on      date NOT NULL,
    recorded_at      timestamptz NOT NULL,
    recorded_by      uuid NOT NULL,
    recorded_by_name text NOT NULL,
    PRIMARY KEY (item_id, account_id)
);
