-- The forms of a body's papers as its administrator edited them in Word; without a file the built-in form holds again.
CREATE TABLE outgoing_form (
    id            uuid PRIMARY KEY,
    body_id       uuid NOT NULL REFERENCES organisation_body (id),
    form          text NOT NULL,
    holds_from    date NOT NULL,
    attachment_id uuid REFERENCES attachment (id),
    note          text NOT NULL,
    uploaded_at   timestamptz NOT NULL,
    uploaded_by   uuid NOT NULL,
    person        text NOT NULL,
    -- only before its day
    taken_back_at timestamptz,
    taken_back_by uuid
);
CREATE INDEX outgoing_form_body ON outgoing_form (body_id, form, holds_from DESC);
