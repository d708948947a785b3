-- Work that outlives the request that asked for it. Whoever does it holds the lock of its row for as
-- long as it lasts: when a node dies its locks go with its connections, and another node takes over.
CREATE TABLE job_work (
    id           uuid PRIMARY KEY DEFAULT uuidv7(),
    kind         text NOT NULL,
    about        text NOT NULL,
    input        text NOT NULL,
    account_id   uuid,
    person       text NOT NULL,
    role         text NOT NULL,
    body_id      uuid,
    body_name    text NOT NULL,
    queued_at    timestamptz NOT NULL,
    state        text NOT NULL CHECK (state IN ('QUEUED', 'DONE', 'PARTLY', 'FAILED', 'STOPPED')),
    finished_at  timestamptz,
    outcome      text NOT NULL,
    outcome_args jsonb NOT NULL,
    href         text NOT NULL,
    CHECK ((state = 'QUEUED') = (finished_at IS NULL))
);
CREATE INDEX job_work_queue ON job_work (id) WHERE state = 'QUEUED';
CREATE INDEX job_work_account ON job_work (account_id, id);
CREATE INDEX job_work_finished ON job_work (finished_at);

-- Apart from the row above, which is locked while its work is done.
CREATE TABLE job_progress (
    work_id    uuid PRIMARY KEY REFERENCES job_work (id) ON DELETE CASCADE,
    started_at timestamptz,
    attempts   int     NOT NULL,
    done       int     NOT NULL,
    total      int     NOT NULL,
    stop_asked boolean NOT NULL
);

-- Jobs that come back by the clock, each once in all nodes together.
CREATE TABLE job_recurring (
    name     text PRIMARY KEY,
    due_at   timestamptz NOT NULL,
    began_at timestamptz,
    ended_at timestamptz,
    failure  text NOT NULL
);
