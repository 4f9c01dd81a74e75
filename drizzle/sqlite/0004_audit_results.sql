CREATE TABLE `audit_results` (
	`village_id` text NOT NULL,
	`audited_on` text NOT NULL,
	`audited_at` integer NOT NULL,
	`rows` integer NOT NULL,
	`fault` text,
	PRIMARY KEY(`village_id`, `audited_on`)
);
