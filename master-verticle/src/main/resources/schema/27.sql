-- Each statement can be repeated, see 2.sql and 3.sql.

-- Where operators want to be notified. A name is unique among the routes that are not removed: all changes of routes wait for
-- the counter 'notification', which is raised with each change of this table and the next one. kind is 'webhook' or 'mail';
-- secret is the key of a webhook's signatures; events are words, joined by commas; security_days is after how many days an
-- undecided security update is reported. enabled_at is NULL while the route is switched off; nothing before it is reported.
-- dropped is how many notifications were removed unsent, since too many waited.
CREATE TABLE IF NOT EXISTS notification_route (
  id INT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  name VARCHAR(63) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  target VARCHAR(1000) NOT NULL,
  secret VARCHAR(64) NULL,
  events VARCHAR(255) NOT NULL,
  security_days SMALLINT UNSIGNED NOT NULL,
  enabled_at DATETIME(3) NULL,
  dropped BIGINT UNSIGNED NOT NULL DEFAULT 0,
  author VARCHAR(255) NOT NULL,
  created_at DATETIME(3) NOT NULL,
  removed_at DATETIME(3) NULL,
  KEY notification_route_name (name)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- What is sent, once for each route, event and subject. detail is a JSON object. It waits while next_attempt_at is not NULL;
-- without it and sent_at it was given up. Removed after 30 days.
CREATE TABLE IF NOT EXISTS notification (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  uuid VARCHAR(36) NOT NULL,
  route_id INT UNSIGNED NOT NULL,
  event VARCHAR(32) NOT NULL,
  subject VARCHAR(190) NOT NULL,
  detail MEDIUMTEXT NOT NULL,
  created_at DATETIME(3) NOT NULL,
  attempts INT UNSIGNED NOT NULL,
  next_attempt_at DATETIME(3) NULL,
  sent_at DATETIME(3) NULL,
  last_error VARCHAR(1000) NULL,
  UNIQUE KEY notification_subject (route_id, event, subject),
  KEY notification_next (next_attempt_at),
  KEY notification_waiting (route_id, next_attempt_at),
  KEY notification_created (created_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Of what lasts, such as an undecided security update: what each route was notified of, as long as it lasts.
CREATE TABLE IF NOT EXISTS notified_subject (
  route_id INT UNSIGNED NOT NULL,
  event VARCHAR(32) NOT NULL,
  subject VARCHAR(190) NOT NULL,
  notified_at DATETIME(3) NOT NULL,
  PRIMARY KEY (route_id, event, subject)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

-- Of what happens: up to which moment each kind of event was looked at.
CREATE TABLE IF NOT EXISTS notification_progress (
  event VARCHAR(32) NOT NULL PRIMARY KEY,
  seen_until DATETIME(3) NOT NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin;

INSERT IGNORE INTO counter (name, value) VALUES ('notification', 0);
