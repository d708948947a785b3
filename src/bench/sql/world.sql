-- The generated world of bin/bench: 3,321 communes and 10,000 bodies below them, five years of one monthly obligation, 100,000
-- exemplars, 30,000 of them public; 10,000 people, 200,000 entries of the log. Everything hangs on whichever loaded plan asks for something
-- every month; nothing here names a plan. No randomness: a figure that changes has a cause.
-- ${hash} is the hash of the accounts' password.

CREATE TEMP TABLE chosen AS
SELECT instance.plan_id, plan.issuer_id, instance.version, instance.obligation, instance.kind, instance.clause, instance.what,
       date_trunc('month', plan.period_to)::date AS last_month,
       extract(day FROM min(instance.due))::int AS due_day,
       (SELECT body_id FROM plan_part WHERE plan_id = instance.plan_id AND part = 'HUB' ORDER BY body_id LIMIT 1) AS hub_id
  FROM plan_instance instance
  JOIN plan_plan plan ON plan.id = instance.plan_id
 WHERE instance.period_to - instance.period_from BETWEEN 27 AND 30
   AND instance.due IS NOT NULL
   AND plan.period_to IS NOT NULL
 GROUP BY instance.plan_id, plan.issuer_id, plan.period_to, instance.version, instance.obligation, instance.kind,
          instance.clause, instance.what
 ORDER BY count(*) DESC
 LIMIT 1;

CREATE TEMP TABLE syllable AS
SELECT (row_number() OVER () - 1)::int AS n, word
  FROM unnest(string_to_array(
       'An,Bình,Cẩm,Châu,Đại,Đông,Đức,Gia,Giang,Hà,Hải,Hiệp,Hòa,Hoàng,Hồng,Hưng,Hương,Khánh,Kim,Lạc,Lâm,Lộc,Long,Minh,'
       || 'Mỹ,Nam,Nghĩa,Ngọc,Nhân,Ninh,Phong,Phú,Phúc,Phước,Quang,Quế,Sơn,Tam,Tân,Tây,Thái,Thanh,Thạnh,Thịnh,Thọ,Thuận,'
       || 'Thượng,Tiên,Trung,Trường,Tường,Vạn,Vĩnh,Xuân,Yên,Diên,Hiếu,Tuyên', ',')) AS word;

-- communes: 58 × 58 pairs of syllables, the first 3,321 of them; a syllable twice comes last
CREATE TEMP TABLE commune AS
SELECT row_number() OVER (ORDER BY first.n = second.n, (first.n * 31 + second.n * 17) % 58, first.n, second.n)::int AS n, uuidv7() AS id,
       first.word || ' ' || second.word AS place
  FROM syllable first
 CROSS JOIN syllable second
 ORDER BY 1
 LIMIT 3321;
ANALYZE commune;

INSERT INTO organisation_body (id, code, name, kind, level, parent_id, place)
SELECT commune.id, 'bench-' || commune.n, 'UBND ' || CASE WHEN n % 5 = 0 THEN 'phường ' ELSE 'xã ' END || place,
       'people-committee', 'commune', chosen.issuer_id, place
  FROM commune, chosen;

INSERT INTO organisation_bloc (owner_id, kind, number, name)
SELECT chosen.issuer_id, 'cluster', n, 'Cụm thi đua số ' || n FROM chosen, generate_series(1, 60) AS n;

INSERT INTO organisation_bloc_member (bloc_id, body_id)
SELECT bloc.id, commune.id
  FROM commune, chosen
  JOIN organisation_bloc bloc ON bloc.owner_id = chosen.issuer_id AND bloc.name LIKE 'Cụm thi đua số %'
 WHERE bloc.number = commune.n % 60 + 1;

INSERT INTO organisation_bloc_head (bloc_id, since, until, body_id, basis)
SELECT bloc.id, '-infinity', 'infinity', commune.id, ''
  FROM commune, chosen
  JOIN organisation_bloc bloc ON bloc.owner_id = chosen.issuer_id AND bloc.name LIKE 'Cụm thi đua số %'
 WHERE commune.n <= 60
   AND bloc.number = commune.n % 60 + 1;

INSERT INTO plan_party (plan_id, party, body_id)
SELECT chosen.plan_id, 'bench', commune.id FROM commune, chosen;

INSERT INTO plan_part (plan_id, body_id, part, movement)
SELECT chosen.plan_id, commune.id, 'OWES', '' FROM commune, chosen;

-- Five years, month by month: of a hundred 78 met in time, 9 late, 13 not at all.
INSERT INTO plan_instance (plan_id, version, obligation, kind, clause, what, body_id, period, period_from, period_to,
                           binding, due, met_on)
SELECT chosen.plan_id, chosen.version, chosen.obligation, chosen.kind, chosen.clause, chosen.what, commune.id,
       'tháng ' || extract(month FROM month.first) || '/' || extract(year FROM month.first),
       month.first, (month.first + interval '1 month - 1 day')::date, true, month.first + chosen.due_day - 1,
       CASE WHEN dice.n < 78 THEN month.first + chosen.due_day - 1 - dice.n % 15
            WHEN dice.n < 87 THEN month.first + chosen.due_day + dice.n % 9
       END
  FROM commune
 CROSS JOIN chosen
 CROSS JOIN LATERAL (SELECT (chosen.last_month - make_interval(months => back))::date AS first, back
                       FROM generate_series(0, 59) AS back) AS month
 CROSS JOIN LATERAL (SELECT abs(hashint4(commune.n * 61 + month.back) % 100) AS n) AS dice;

ANALYZE plan_instance;

-- What was met was filed; the hub ruled on all but the last month's.
INSERT INTO plan_filing (instance_id, kind, note, filed_on, filed_at, filed_by, filed_by_name)
SELECT instance.id, CASE WHEN hashtext(instance.id::text) % 9 = 0 THEN 'NOTHING' ELSE 'PAPER' END, '',
       instance.met_on, instance.met_on + time '09:00', commune.id, 'Cán bộ ' || commune.place
  FROM plan_instance instance
  JOIN commune ON commune.id = instance.body_id
 WHERE instance.met_on IS NOT NULL;

ANALYZE plan_filing;

INSERT INTO plan_ruling (filing_id, accepted, reason, ruled_on, ruled_at, ruled_by, ruled_by_name)
SELECT filing.id, true, '', filing.filed_on + 2, filing.filed_at + interval '2 days', chosen.hub_id, 'Đầu mối'
  FROM plan_filing filing, chosen
 WHERE filing.filed_on < chosen.last_month;

-- Exemplars: names and deeds of small lists, ids that grow with the days of registration.
CREATE TEMP TABLE family AS
SELECT (row_number() OVER () - 1)::int AS n, word
  FROM unnest(ARRAY['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Huỳnh', 'Phan', 'Vũ', 'Võ', 'Đặng', 'Bùi', 'Đỗ', 'Hồ', 'Ngô',
                    'Dương', 'Lý', 'Rơ Châm', 'Ksor']) AS word;
CREATE TEMP TABLE given AS
SELECT (row_number() OVER () - 1)::int AS n, word
  FROM unnest(ARRAY['Văn An', 'Thị Bình', 'Văn Cường', 'Thị Dung', 'Đức Duy', 'Thị Hà', 'Quang Hải', 'Thị Hạnh', 'Minh Hiếu',
                    'Thị Hoa', 'Quốc Hùng', 'Thị Hương', 'Văn Khoa', 'Thị Lan', 'Thành Long', 'Thị Mai', 'Hữu Nam',
                    'Thị Ngọc', 'Văn Phúc', 'Thị Quyên', 'Ngọc Sơn', 'Thị Tâm', 'Xuân Thắng', 'Thị Thảo', 'Văn Toàn',
                    'Thị Trang', 'Anh Tuấn', 'Thị Tuyết', 'Công Vinh', 'Thị Yến', 'Bảo Châu']) AS word;
CREATE TEMP TABLE doing AS
SELECT (row_number() OVER () - 1)::int AS n, word
  FROM unnest(ARRAY['hiến đất mở đường liên thôn', 'trồng rừng ven biển chắn cát', 'dạy chữ cho trẻ em vùng sâu',
                    'cứu người giữa mùa lũ', 'nuôi tôm hữu cơ, thu nhập khá', 'giữ nghề dệt truyền thống',
                    'hiến máu nhiều lần', 'số hoá thủ tục một cửa', 'vận động xây nhà tình thương',
                    'chế tạo máy gặt lúa cải tiến', 'phân loại rác tại nguồn', 'hoà giải mâu thuẫn trong xóm',
                    'chăm sóc người già neo đơn', 'bảo vệ an ninh thôn xóm ban đêm', 'giúp hộ nghèo vay vốn chăn nuôi',
                    'gây quỹ khuyến học cho học sinh', 'trồng sầu riêng theo chuẩn VietGAP', 'khám bệnh miễn phí vùng cao',
                    'lập câu lạc bộ cồng chiêng', 'trả lại của rơi giá trị lớn', 'làm sạch bãi biển hằng tuần',
                    'hợp tác xã rau an toàn']) AS word;

CREATE TEMP TABLE told AS
SELECT series.n, uuidv7(make_interval(secs => (series.n - 100000) * 1500.0)) AS id, chosen.plan_id,
       (SELECT array_agg(code ORDER BY position) FROM plan_movement WHERE plan_id = chosen.plan_id) AS movements,
       (SELECT array_agg(code ORDER BY position) FROM plan_sector WHERE plan_id = chosen.plan_id) AS sectors,
       (ARRAY['individual', 'individual', 'individual', 'good-deed', 'collective', 'household', 'model', 'emerging'])[h % 8 + 1] AS kind,
       family.word || ' ' || given.word AS person, doing.word AS deed, commune.id AS body_id, commune.place,
       (chosen.last_month + 30 - (100000 - series.n) / 55)::date AS on_day,
       CASE WHEN series.n > 99000 AND h % 3 = 0 THEN 'SUBMITTED' WHEN h % 100 < 45 THEN 'RECOGNISED' WHEN h % 100 < 75 THEN 'FOSTERED'
            WHEN h % 100 < 83 THEN 'SUBMITTED' WHEN h % 100 < 87 THEN 'RETURNED' WHEN h % 100 < 95 THEN 'DRAFT'
            ELSE 'WITHDRAWN' END AS state
  FROM generate_series(1, 100000) AS series (n)
 CROSS JOIN LATERAL (SELECT abs(hashint4(series.n)::bigint) AS h) AS dice
  JOIN commune ON commune.n = dice.h / 7 % 3321 + 1
  JOIN family ON family.n = dice.h / 11 % 18
  JOIN given ON given.n = dice.h / 211 % 31
  JOIN doing ON doing.n = dice.h / 6551 % 22
 CROSS JOIN chosen
 ORDER BY series.n;
ANALYZE told;

INSERT INTO exemplar_exemplar (id, plan_id, movement, sector, subject_kind, name, body_id, place, deed, achievement, lesson,
                               state, version, registered_on, registered_by, changed_at, changed_by_name)
SELECT id, plan_id, coalesce(movements[n % cardinality(movements) + 1], ''), coalesce(sectors[n % cardinality(sectors) + 1], ''),
       kind,
       CASE kind WHEN 'COLLECTIVE' THEN 'Tập thể thôn ' || place WHEN 'HOUSEHOLD' THEN 'Hộ ' || person
                 WHEN 'MODEL' THEN 'Mô hình ' || deed ELSE person END,
       body_id, place, deed || ' ở ' || place,
       'Nhiều năm liền ' || deed || ', được bà con ' || place || ' tin yêu và làm theo.',
       'Bắt đầu từ việc nhỏ, làm đều, nói đi đôi với làm.', state, 1, on_day, body_id, on_day + time '08:00', 'Cán bộ ' || place
  FROM told
 ORDER BY n;

INSERT INTO exemplar_step (exemplar_id, step, reason, level, taken_on, taken_at, taken_by, person, body_id)
SELECT id, step.name, '', CASE step.name WHEN 'RECOGNISED' THEN 'COMMUNE' ELSE '' END, on_day + step.after,
       on_day + step.after + time '10:00', told.body_id, 'Cán bộ ' || place, told.body_id
  FROM told
  JOIN (VALUES ('SUBMITTED', 1), ('ACCEPTED', 5), ('RECOGNISED', 60)) AS step (name, after)
    ON told.state <> 'DRAFT'
   AND (step.name = 'SUBMITTED' OR told.state IN ('FOSTERED', 'RECOGNISED'))
   AND (step.name <> 'RECOGNISED' OR told.state = 'RECOGNISED')
 ORDER BY n, step.after;

CREATE TEMP TABLE public AS
SELECT * FROM told WHERE state = 'RECOGNISED' ORDER BY n DESC LIMIT 30000;

INSERT INTO communication_story (exemplar_id, slug, headline, body, lesson, portrait_says,
                                 version, changed_at, changed_by_name)
SELECT id, 'guong-' || n, person || ' ' || deed,
       repeat(person || ' ở ' || place || ' nhiều năm liền ' || deed || '. Bà con trong xóm kể lại việc làm ấy như một lẽ thường. ', 12),
       'Bắt đầu từ việc nhỏ, làm đều, nói đi đôi với làm.', '', 1, on_day + time '11:00',
       'Biên tập'
  FROM public
 ORDER BY n;

INSERT INTO communication_publication (exemplar_id, published_on, published_at, published_by, person, movement, sector,
                                       subject_kind, place, year, search)
SELECT story.exemplar_id, public.on_day + 70, public.on_day + 70 + time '11:30', public.body_id, 'Biên tập', exemplar.movement,
       exemplar.sector, exemplar.subject_kind, exemplar.place, extract(year FROM exemplar.registered_on),
       vn_fold(concat_ws(' ', exemplar.name, exemplar.deed, exemplar.place, story.headline))
  FROM public
  JOIN exemplar_exemplar exemplar ON exemplar.id = public.id
  JOIN communication_story story ON story.exemplar_id = public.id
 ORDER BY public.n;

-- As in a demo, a password is enough: what is measured begins after the second step.
UPDATE demo_world SET kind = 'DEMO';

-- Who signs in: the hub's officer, and the officer of one commune.
INSERT INTO identity_account (username, name, password_hash, created_at)
VALUES ('bench.hub', 'Đầu mối', '${hash}', TIMESTAMPTZ '2025-01-01'), ('bench.officer', 'Cán bộ', '${hash}', TIMESTAMPTZ '2025-01-01');
INSERT INTO identity_post (account_id, role, body_id)
SELECT account.id, 'HUB_OFFICER', chosen.hub_id FROM identity_account account, chosen WHERE username = 'bench.hub';
INSERT INTO identity_post (account_id, role, body_id)
SELECT account.id, 'OFFICER', commune.id FROM identity_account account, commune WHERE username = 'bench.officer' AND n = 1234;

-- Schools, health stations and police of the communes; a tenth of the communes went over into others when the last
-- month was over.
INSERT INTO organisation_body (id, code, name, kind, level, parent_id, place)
SELECT uuidv7(), 'bench-unit-' || unit.n,
       (ARRAY['Trường Tiểu học ', 'Trạm Y tế ', 'Công an xã '])[unit.n % 3 + 1] || commune.place,
       (ARRAY['school', 'hospital', 'armed-force'])[unit.n % 3 + 1], 'unit', commune.id, commune.place
  FROM generate_series(1, 10000) AS unit (n)
  JOIN commune ON commune.n = unit.n % 3321 + 1;

INSERT INTO organisation_succession (kind, effective, basis, note, recorded_on, recorded_at, recorded_by_name)
SELECT 'MERGE', last_month + interval '1 month', 'bench', '', last_month, last_month, 'bench' FROM chosen;

CREATE TEMP TABLE merged AS
SELECT commune.id, heir.id AS heir_id, succession.id AS succession_id, succession.effective
  FROM commune
  JOIN commune heir ON heir.n = commune.n - 332
  JOIN organisation_succession succession ON succession.basis = 'bench'
 WHERE commune.n > 3321 - 332;

INSERT INTO organisation_ending (body_id, succession_id, effective, heir_id)
SELECT id, succession_id, effective, heir_id FROM merged;
INSERT INTO organisation_passage (succession_id, predecessor_id, successor_id)
SELECT succession_id, id, heir_id FROM merged
 UNION ALL
SELECT succession_id, heir_id, heir_id FROM merged;
INSERT INTO organisation_heir (body_id, since, until, heir_id)
SELECT id, effective, 'infinity', heir_id FROM merged;
UPDATE organisation_body body SET valid_to = effective - 1 FROM merged WHERE merged.id = body.id;
-- those below moved with them, by a version of their own
INSERT INTO organisation_version (body_id, since, until, name, kind, level, parent_id, place, sector, basis, succession_id)
SELECT unit.id, part.since, part.until, unit.name, unit.kind, unit.level,
       CASE WHEN part.until = 'infinity' THEN merged.heir_id ELSE merged.id END, unit.place, unit.sector,
       CASE WHEN part.until = 'infinity' THEN 'bench' ELSE '' END,
       CASE WHEN part.until = 'infinity' THEN merged.succession_id END
  FROM merged
  JOIN organisation_body unit ON unit.parent_id = merged.id
 CROSS JOIN LATERAL (VALUES (DATE '-infinity', merged.effective), (merged.effective, DATE 'infinity')) AS part (since, until);

-- Three people in each commune.
INSERT INTO identity_account (username, name, password_hash, created_at)
SELECT 'bench.' || n, 'Nguyễn Văn ' || (SELECT word FROM syllable WHERE syllable.n = person.n % 58), '${hash}', TIMESTAMPTZ '2025-01-01'
  FROM generate_series(1, 9963) AS person (n);
INSERT INTO identity_post (account_id, role, body_id)
SELECT account.id, 'OFFICER', commune.id
  FROM commune
 CROSS JOIN generate_series(0, 2) AS nth
  JOIN identity_account account ON account.username = 'bench.' || (commune.n + 3321 * nth);

INSERT INTO identity_account (username, name, password_hash, created_at)
VALUES ('bench.admin', 'Quản trị', '${hash}', TIMESTAMPTZ '2025-01-01'), ('bench.auditor', 'Kiểm tra', '${hash}', TIMESTAMPTZ '2025-01-01');
INSERT INTO identity_post (account_id, role, body_id)
SELECT account.id, 'ADMINISTRATOR', chosen.issuer_id
  FROM identity_account account, chosen
 WHERE username = 'bench.admin';
-- the plan's issuer may have ended, and an auditor's post ends with its body: who reads the log is of the one that took over
INSERT INTO identity_post (account_id, role, body_id)
SELECT account.id, 'AUDITOR', coalesce(heir.heir_id, chosen.issuer_id)
  FROM identity_account account
 CROSS JOIN chosen
  LEFT JOIN organisation_heir heir
    ON heir.body_id = chosen.issuer_id
   AND heir.until = 'infinity'
 WHERE username = 'bench.auditor';

INSERT INTO audit_entry (at, business_day, account_id, person, role, body_id, body_name, act, subject_kind, subject_id,
                         basis, details, changes)
SELECT TIMESTAMPTZ '2024-01-01' + entry.n * interval '3 minutes', DATE '2024-01-01' + entry.n / 480, account.id, account.name,
       'OFFICER', commune.id, commune.place,
       (ARRAY['account.signed-in', 'exemplar.submitted', 'obligation.filed', 'exemplar.described'])[entry.n % 4 + 1],
       'exemplar', commune.id::text, '', '{}', '{}'
  FROM generate_series(1, 200000) AS entry (n)
  JOIN commune ON commune.n = entry.n % 3321 + 1
  JOIN identity_account account ON account.username = 'bench.' || commune.n;
