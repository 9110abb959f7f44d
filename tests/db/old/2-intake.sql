BEGIN TRANSACTION;
CREATE TABLE account (
	id INTEGER NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	password_hash VARCHAR(72), 
	active BOOLEAN NOT NULL, 
	runs_the_app BOOLEAN NOT NULL, 
	token_version INTEGER NOT NULL, 
	language VARCHAR(16) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_account PRIMARY KEY (id), 
	CONSTRAINT uq_account_email UNIQUE (email)
);
INSERT INTO "account" VALUES(1,'olga@example.org','Olga',NULL,1,1,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(2,'cora@example.org','Cora',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(3,'lea@example.org','Lea',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(4,'sue@example.org','Sue',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(5,'zed@example.org','Zed',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(6,'ada@example.org','Ada',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
INSERT INTO "account" VALUES(7,'bo@example.org','Bo',NULL,1,0,0,'en','2026-11-23 09:00:00.000000');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE "application" (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	form_version_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	time_zone VARCHAR(64) NOT NULL, 
	places INTEGER NOT NULL, 
	answers JSON NOT NULL, 
	consents JSON NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	source VARCHAR(10) NOT NULL, 
	import_id INTEGER, 
	created_at DATETIME NOT NULL, 
	submitted_at DATETIME, 
	decided_at DATETIME, 
	decided_by INTEGER, 
	decision_reason VARCHAR NOT NULL, 
	about JSON DEFAULT '{}' NOT NULL, 
	own_id VARCHAR(80) DEFAULT '' NOT NULL, 
	CONSTRAINT pk_application PRIMARY KEY (id), 
	CONSTRAINT fk_application_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_application_form_version_id_form_version FOREIGN KEY(form_version_id) REFERENCES form_version (id), 
	CONSTRAINT fk_application_decided_by_account FOREIGN KEY(decided_by) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_application_import_id_import_batch FOREIGN KEY(import_id) REFERENCES import_batch (id) ON DELETE SET NULL, 
	CONSTRAINT fk_application_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
INSERT INTO "application" VALUES(1,1,1,1,'mentor',1,'Ada','ada@example.org','UTC',1,'{"skills": {"Python": 3, "Public speaking": 2}, "languages": ["English"], "not_with": "secret of ada"}','{}','accepted','form',NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,'','{}','');
INSERT INTO "application" VALUES(1,1,2,1,'mentor',1,'Cy','cy@example.org','UTC',1,'{"skills": {"Budgeting": 3, "Negotiation": 2}, "languages": ["English"], "not_with": "secret of cy"}','{}','accepted','form',NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,'','{}','');
INSERT INTO "application" VALUES(1,1,3,1,'mentee',2,'Bo','bo@example.org','UTC',1,'{"skills": {"Public speaking": 2}, "languages": ["English"], "not_with": "secret of bo"}','{}','accepted','form',NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,'','{}','');
INSERT INTO "application" VALUES(1,1,4,1,'mentee',2,'Di','di@example.org','UTC',1,'{"skills": {"Budgeting": 2}, "languages": ["English"], "not_with": "secret of di"}','{}','accepted','form',NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,'','{}','');
INSERT INTO "application" VALUES(1,1,5,1,'mentee',2,'Eve','eve@example.org','UTC',1,'{"skills": {"Python": 1}, "languages": ["English"], "not_with": "secret of eve"}','{}','accepted','form',NULL,'2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000','2026-11-23 09:00:00.000000',NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,6,3,'mentor',5,'Chidi Ivybridge','chidi.ivybridge@example.org','Europe/Berlin',1,'{"skills": {"Negotiating": 3, "Working across cultures": 2, "Technical depth": 3}, "offer": "An ear first, advice only if you ask for it.", "style_plan": 5, "style_feedback": 1, "style_meeting": 1, "languages": ["English"], "availability": ["tue midday", "tue afternoon", "wed morning", "wed afternoon", "thu morning", "thu afternoon", "thu evening", "fri morning", "fri midday"], "mode": ["Phone call"], "field": "Finance and legal", "experience": 24}','{}','accepted','demo',NULL,'2025-10-27 06:00:00.000000','2025-10-27 06:00:00.000000','2025-10-29 06:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,7,3,'mentor',5,'Maren Copperfield-Moss','maren.copperfield-moss@example.org','Europe/Berlin',1,'{"skills": {"Leading people": 2, "Balancing work and life": 1, "Strategy and planning": 2, "Technical depth": 3, "Handling conflict": 3}, "offer": "An ear first, advice only if you ask for it.", "style_plan": 4, "style_feedback": 5, "style_meeting": 4, "languages": ["English", "Romanian", "Polish"], "availability": ["mon morning", "mon midday", "tue morning", "tue evening", "wed morning", "wed evening", "fri morning"], "mode": ["Phone call"], "field": "Something else", "experience": 28}','{}','accepted','demo',NULL,'2025-11-05 00:00:00.000000','2025-11-05 00:00:00.000000','2025-11-07 00:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,8,3,'mentor',5,'Chidi Silverbirch','chidi.silverbirch@example.org','Europe/London',2,'{"skills": {"Planning a career": 2, "Handling conflict": 3, "Balancing work and life": 2, "Building a network": 3, "Working with data": 3, "Knowing our customers": 3}, "offer": "An ear first, advice only if you ask for it.", "style_plan": 4, "style_feedback": 3, "languages": ["English", "Turkish", "Portuguese"], "availability": ["tue afternoon", "wed morning", "wed evening", "thu afternoon", "thu evening", "fri midday"], "mode": ["Video call", "In person", "Phone call"], "field": "Finance and legal", "experience": 30}','{}','accepted','demo',NULL,'2025-10-29 03:00:00.000000','2025-10-29 03:00:00.000000','2025-10-31 03:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,9,3,'mentor',5,'Tala Sunflower','tala.sunflower@example.org','Europe/London',3,'{"skills": {"Handling conflict": 3, "Presenting and speaking": 2, "Giving feedback": 2, "Knowing our customers": 2, "Managing projects": 1}, "offer": "Practice: bring your real talk or your real e-mail, and we work on it.", "style_plan": 4, "style_feedback": 1, "style_meeting": 4, "languages": ["Chinese"], "availability": ["mon midday", "mon evening", "tue afternoon", "tue evening", "wed morning", "wed afternoon", "thu morning"], "mode": ["In person", "Phone call", "Video call"], "field": "Something else", "experience": 24}','{}','accepted','demo',NULL,'2025-11-03 11:00:00.000000','2025-11-03 11:00:00.000000','2025-11-05 11:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,10,3,'mentee',6,'Beatriz Marigold','beatriz.marigold@example.org','Europe/Berlin',1,'{"skills": {"Technical depth": 3, "Knowing our customers": 2}, "goal": "Get to know people outside my own department.", "style_plan": 4, "style_feedback": 2, "style_meeting": 2, "languages": ["Italian"], "availability": ["mon midday", "wed evening", "fri afternoon"], "mode": ["In person"], "field": "Management", "experience": 2, "matters": "Enjoys what I enjoy"}','{}','accepted','demo',NULL,'2025-10-30 19:00:00.000000','2025-10-30 19:00:00.000000','2025-11-01 19:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,11,3,'mentee',6,'Milan Moonstone','milan.moonstone@example.org','Europe/London',1,'{"skills": {"Presenting and speaking": 3, "Working across cultures": 1}, "goal": "Become the person colleagues ask about data.", "style_plan": 5, "style_feedback": 5, "style_meeting": 1, "languages": ["English"], "availability": ["mon midday", "thu afternoon", "fri midday"], "mode": ["Video call", "In person"], "field": "Product and design", "experience": 9, "matters": "Works the way I do"}','{}','accepted','demo',NULL,'2025-10-24 23:00:00.000000','2025-10-24 23:00:00.000000','2025-10-26 23:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,12,3,'mentee',6,'Dalia Driftwood','dalia.driftwood@example.org','Europe/Berlin',1,'{"skills": {"Working with data": 1, "Giving feedback": 2, "Building a network": 2, "Technical depth": 1}, "goal": "Run one project from the first idea to the end and look back on it.", "style_plan": 2, "style_feedback": 4, "style_meeting": 4, "languages": ["English", "Korean", "Czech"], "availability": ["mon morning", "mon midday", "mon evening", "tue afternoon", "tue evening", "wed morning", "fri morning"], "mode": ["Phone call", "Video call", "In person"], "field": "Management", "experience": 2, "matters": "Works the way I do"}','{}','accepted','demo',NULL,'2025-11-02 10:00:00.000000','2025-11-02 10:00:00.000000','2025-11-04 10:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,13,3,'mentee',6,'Diego Kingfisher','diego.kingfisher@example.org','Europe/Berlin',1,'{"skills": {"Managing projects": 3, "Working across cultures": 2}, "goal": "Get to know people outside my own department.", "style_plan": 5, "style_feedback": 5, "style_meeting": 3, "languages": ["English", "Czech"], "availability": ["mon midday", "mon evening", "tue midday", "wed afternoon", "wed evening", "fri evening"], "mode": ["Phone call"], "field": "Finance and legal", "experience": 8, "matters": "Knows what I want to learn"}','{}','accepted','demo',NULL,'2025-11-05 17:00:00.000000','2025-11-05 17:00:00.000000','2025-11-07 17:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,14,3,'mentee',6,'Diego Goldenrod','diego.goldenrod@example.org','Europe/Berlin',1,'{"skills": {"Leading people": 2}, "goal": "Say no more often, and keep two evenings a week for my family.", "style_plan": 4, "style_feedback": 1, "style_meeting": 1, "languages": ["English", "Hungarian"], "availability": ["mon midday", "tue afternoon", "tue evening", "wed midday", "wed afternoon", "thu morning", "thu afternoon", "thu evening", "fri morning"], "mode": ["Phone call"], "field": "Finance and legal", "experience": 4, "matters": "Enjoys what I enjoy"}','{}','accepted','demo',NULL,'2025-10-27 01:00:00.000000','2025-10-27 01:00:00.000000','2025-10-29 01:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,15,3,'mentee',6,'Anton Tidewater','anton.tidewater@example.org','America/New_York',1,'{"skills": {"Working with data": 3}, "goal": "Run one project from the first idea to the end and look back on it.", "style_plan": 3, "style_feedback": 1, "style_meeting": 4, "languages": ["Punjabi"], "availability": ["mon midday", "mon evening", "tue midday", "tue afternoon", "fri midday"], "mode": ["In person"], "field": "Sales and marketing", "experience": 6, "matters": "Enjoys what I enjoy"}','{}','accepted','demo',NULL,'2025-10-31 23:00:00.000000','2025-10-31 23:00:00.000000','2025-11-02 23:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,16,4,'mentor',7,'Freya Ashgrove','freya.ashgrove@example.org','Europe/London',1,'{"skills": {"Building a network": 1, "Handling conflict": 3, "Giving feedback": 3, "Working with data": 1, "Strategy and planning": 1}, "offer": "I made most mistakes early; I am glad to spare you a few of them.", "style_plan": 5, "style_feedback": 3, "languages": ["English"], "availability": ["mon midday", "tue morning", "tue evening", "wed evening", "thu morning", "fri morning"], "mode": ["In person", "Video call", "Phone call"], "field": "Engineering and IT", "experience": 8}','{}','accepted','demo',NULL,'2026-08-15 20:00:00.000000','2026-08-15 20:00:00.000000','2026-08-17 20:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,17,4,'mentor',7,'Noor Windermill','noor.windermill@example.org','Europe/London',1,'{"skills": {"Negotiating": 2, "Presenting and speaking": 1, "Planning a career": 2, "Giving feedback": 3, "Technical depth": 3}, "offer": "What helped me when I changed field at forty.", "style_plan": 2, "style_feedback": 3, "style_meeting": 3, "languages": ["English"], "availability": ["mon midday", "tue afternoon", "wed morning", "wed midday", "thu morning", "fri afternoon", "fri evening"], "mode": ["Phone call", "In person"], "field": "Customer service", "experience": 23}','{}','accepted','demo',NULL,'2026-08-21 15:00:00.000000','2026-08-21 15:00:00.000000','2026-08-23 15:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,18,4,'mentor',7,'Hassan Honeysuckle','hassan.honeysuckle@example.org','Europe/Berlin',2,'{"skills": {"Presenting and speaking": 2, "Working with data": 2, "Technical depth": 1, "Building a network": 2}, "offer": "Practice: bring your real talk or your real e-mail, and we work on it.", "style_plan": 1, "style_feedback": 4, "style_meeting": 3, "languages": ["Vietnamese"], "availability": ["mon morning", "mon afternoon", "tue midday", "wed morning", "wed afternoon", "fri morning", "fri evening"], "mode": ["In person", "Phone call"], "field": "Management", "experience": 9}','{}','accepted','demo',NULL,'2026-08-21 11:00:00.000000','2026-08-21 11:00:00.000000','2026-08-23 11:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,19,4,'mentor',7,'Kenji Bluebell','kenji.bluebell@example.org','Europe/Berlin',2,'{"skills": {"Negotiating": 1, "Building a network": 1, "Presenting and speaking": 1, "Working across cultures": 2, "Planning a career": 2}, "offer": "Honest questions, and a door into other departments.", "style_plan": 1, "style_feedback": 5, "style_meeting": 1, "languages": ["Czech"], "availability": ["mon midday", "tue evening", "wed evening", "thu afternoon", "fri morning", "fri midday", "fri evening"], "mode": ["Video call"], "field": "Operations and logistics", "experience": 19}','{}','accepted','demo',NULL,'2026-08-18 13:00:00.000000','2026-08-18 13:00:00.000000','2026-08-20 13:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,20,4,'mentor',7,'Jamila Meadowlark','jamila.meadowlark@example.org','Europe/Berlin',1,'{"skills": {"Strategy and planning": 2, "Balancing work and life": 1, "Planning a career": 1, "Handling conflict": 2, "Giving feedback": 1}, "offer": "Twenty years of budgets, explained without jargon.", "style_plan": 3, "style_feedback": 5, "style_meeting": 2, "languages": ["English"], "availability": ["mon evening", "wed morning", "wed afternoon", "thu midday", "fri afternoon", "fri evening"], "mode": ["Video call", "In person", "Phone call"], "field": "Engineering and IT", "experience": 24}','{}','accepted','demo',NULL,'2026-08-12 15:00:00.000000','2026-08-12 15:00:00.000000','2026-08-14 15:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,21,4,'mentor',7,'Hugo Hazelwood','hugo.hazelwood@example.org','Europe/Berlin',2,'{"skills": {"Planning a career": 3, "Giving feedback": 2, "Technical depth": 2, "Leading people": 1, "Building a network": 3, "Strategy and planning": 2}, "offer": "Practice: bring your real talk or your real e-mail, and we work on it.", "style_feedback": 4, "style_meeting": 1, "languages": ["English"], "availability": ["wed afternoon", "thu midday", "thu evening", "fri midday", "fri afternoon"], "mode": ["In person"], "field": "Engineering and IT", "experience": 26}','{}','accepted','demo',NULL,'2026-08-14 22:00:00.000000','2026-08-14 22:00:00.000000','2026-08-16 22:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,22,4,'mentor',7,'Jamila Ashgrove','jamila.ashgrove@example.org','Europe/Berlin',1,'{"skills": {"Building a network": 3, "Working with data": 3, "Working across cultures": 1, "Planning a career": 3, "Strategy and planning": 1, "Managing projects": 1}, "offer": "How I went from expert to manager and what I would do differently.", "style_plan": 2, "style_feedback": 2, "style_meeting": 2, "languages": ["English", "Swahili", "Portuguese"], "availability": ["mon morning", "mon evening", "tue morning", "tue afternoon", "thu evening", "fri midday", "fri afternoon", "fri evening"], "mode": ["Phone call", "In person"], "field": "Research", "experience": 14}','{}','accepted','demo',NULL,'2026-08-10 23:00:00.000000','2026-08-10 23:00:00.000000','2026-08-12 23:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,23,4,'mentor',7,'Ivan Rosehip','ivan.rosehip@example.org','Europe/Berlin',3,'{"skills": {"Handling conflict": 1, "Strategy and planning": 1, "Working with data": 2, "Leading people": 2, "Knowing our customers": 2}, "offer": "An ear first, advice only if you ask for it.", "style_plan": 3, "style_feedback": 4, "languages": ["English"], "availability": ["mon afternoon", "wed morning", "wed midday", "thu midday", "thu afternoon", "thu evening", "fri morning", "fri midday"], "mode": ["Video call", "Phone call", "In person"], "field": "Finance and legal", "experience": 23}','{}','accepted','demo',NULL,'2026-08-20 06:00:00.000000','2026-08-20 06:00:00.000000','2026-08-22 06:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,24,4,'mentee',8,'Dalia Quillfeather','dalia.quillfeather@example.org','Europe/Berlin',1,'{"skills": {"Planning a career": 3, "Giving feedback": 3, "Building a network": 3}, "goal": "Move from support into product work within the year.", "style_plan": 2, "style_feedback": 2, "style_meeting": 2, "languages": ["English"], "availability": ["mon midday", "tue morning", "tue midday", "wed morning", "wed midday", "wed evening", "thu evening", "fri morning", "fri afternoon"], "mode": ["Video call", "In person"], "field": "Product and design", "experience": 5, "matters": "Works the way I do"}','{}','accepted','demo',NULL,'2026-08-15 17:00:00.000000','2026-08-15 17:00:00.000000','2026-08-17 17:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,25,4,'mentee',8,'Ruben Saltmarsh','ruben.saltmarsh@example.org','Europe/Berlin',1,'{"skills": {"Working with data": 1}, "goal": "Get to know people outside my own department.", "style_plan": 3, "style_feedback": 1, "style_meeting": 4, "languages": ["English"], "availability": ["mon morning", "mon midday", "mon evening", "tue midday", "wed morning", "wed evening"], "mode": ["In person"], "field": "Management", "experience": 7, "matters": "Knows what I want to learn"}','{}','accepted','demo',NULL,'2026-08-19 21:00:00.000000','2026-08-19 21:00:00.000000','2026-08-21 21:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,26,4,'mentee',8,'Esra Wrenfield','esra.wrenfield@example.org','America/New_York',1,'{"skills": {"Negotiating": 2, "Planning a career": 1}, "goal": "Run one project from the first idea to the end and look back on it.", "style_plan": 2, "style_feedback": 4, "style_meeting": 4, "languages": ["English", "Sign language"], "availability": ["mon midday", "mon afternoon", "mon evening", "tue afternoon", "wed evening", "thu afternoon", "thu evening", "fri midday"], "mode": ["Video call"], "field": "Something else", "experience": 2, "matters": "Knows what I want to learn"}','{}','accepted','demo',NULL,'2026-08-19 03:00:00.000000','2026-08-19 03:00:00.000000','2026-08-21 03:00:00.000000',1,'','{}','');
INSERT INTO "application" VALUES(1,3,27,4,'mentee',8,'Luka Fairweather','luka.fairweather@example.org','Europe/Berlin',1,'{"skills": {"Building a network": 1}, "goal": "Settle in after a year of many changes and plan the next step.", "style_plan": 3, "style_feedback": 3, "style_meeting": 4, "languages": ["English", "Polish"], "availability": ["mon evening", "tue morning", "tue evening", "fri midday"], "mode": ["Video call", "Phone call", "In person"], "field": "Management", "experience": 6, "matters": "Enjoys what I enjoy"}','{}','submitted','demo',NULL,'2026-11-21 18:00:00.000000','2026-11-21 18:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,28,4,'mentee',8,'Marta Moonstone','marta.moonstone@example.org','Europe/Berlin',1,'{"skills": {"Knowing our customers": 2}, "goal": "Say no more often, and keep two evenings a week for my family.", "style_plan": 1, "style_meeting": 4, "languages": ["English", "Russian", "Polish"], "availability": ["mon morning", "mon midday", "tue morning", "tue afternoon", "wed afternoon", "fri afternoon", "fri evening"], "mode": ["In person"], "field": "Management", "experience": 5, "matters": "Knows what I want to learn"}','{}','submitted','demo',NULL,'2026-11-22 10:00:00.000000','2026-11-22 10:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,29,4,'mentee',8,'Yusuf Rosehip','yusuf.rosehip@example.org','Europe/Berlin',1,'{"skills": {"Balancing work and life": 2}, "goal": "Give feedback that people thank me for.", "style_plan": 2, "style_feedback": 4, "style_meeting": 4, "languages": ["English", "Japanese"], "availability": ["tue midday", "tue evening", "thu evening"], "mode": ["In person", "Phone call", "Video call"], "field": "Something else", "experience": 8}','{}','submitted','demo',NULL,'2026-11-20 01:00:00.000000','2026-11-20 01:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,30,4,'mentee',8,'Lars Thistledown','lars.thistledown@example.org','Europe/Berlin',1,'{"skills": {"Technical depth": 3, "Presenting and speaking": 2, "Working with data": 2, "Negotiating": 2}, "goal": "Give feedback that people thank me for.", "style_feedback": 5, "style_meeting": 2, "languages": ["English", "Turkish"], "availability": ["mon afternoon", "tue midday", "fri midday", "fri afternoon"], "mode": ["Video call", "In person", "Phone call"], "field": "People and culture", "experience": 0, "matters": "Knows what I want to learn"}','{}','submitted','demo',NULL,'2026-11-23 04:00:00.000000','2026-11-23 04:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,31,4,'mentee',8,'Hassan Whistlewood','hassan.whistlewood@example.org','Europe/London',1,'{"skills": {"Strategy and planning": 1, "Managing projects": 1, "Working with data": 1}, "goal": "Give feedback that people thank me for.", "style_plan": 5, "style_feedback": 4, "style_meeting": 1, "languages": ["English", "Ukrainian", "Portuguese"], "availability": ["mon midday", "mon afternoon", "tue afternoon", "wed midday", "wed afternoon", "thu evening", "fri morning", "fri evening"], "mode": ["Video call"], "field": "Engineering and IT", "matters": "Has come a similar way"}','{}','submitted','demo',NULL,'2026-11-22 04:00:00.000000','2026-11-22 04:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,32,4,'mentee',8,'Hassan Bluebell','hassan.bluebell@example.org','Europe/Berlin',1,'{"skills": {"Building a network": 3, "Planning a career": 3}, "goal": "Get to know people outside my own department.", "style_plan": 2, "style_feedback": 1, "style_meeting": 2, "languages": ["English"], "availability": ["mon morning", "thu morning", "thu midday"], "mode": ["Video call"], "field": "Something else", "experience": 8, "matters": "Works the way I do"}','{}','submitted','demo',NULL,'2026-11-19 12:00:00.000000','2026-11-19 12:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,33,4,'mentee',8,'Mina Whistlewood','mina.whistlewood@example.org','Europe/Berlin',1,'{"skills": {"Working with data": 2, "Planning a career": 1, "Technical depth": 1, "Presenting and speaking": 2}, "goal": "Speak at our yearly meeting without reading from my notes.", "style_plan": 2, "style_feedback": 5, "style_meeting": 2, "languages": ["English"], "availability": ["mon morning", "mon evening", "tue morning", "tue midday", "tue afternoon", "wed afternoon", "thu midday", "thu evening"], "mode": ["Phone call"], "field": "Research", "experience": 5, "matters": "Has come a similar way"}','{}','submitted','demo',NULL,'2026-11-22 03:00:00.000000','2026-11-22 03:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,34,4,'mentee',8,'Beatriz Tidewater','beatriz.tidewater@example.org','Europe/London',1,'{"skills": {"Planning a career": 2}, "goal": "Move from support into product work within the year.", "style_plan": 1, "style_feedback": 2, "style_meeting": 5, "languages": ["English"], "availability": ["mon morning", "tue midday", "wed afternoon", "fri midday", "fri afternoon"], "mode": ["Phone call", "In person", "Video call"], "field": "Research", "experience": 9, "matters": "Works the way I do"}','{}','submitted','demo',NULL,'2026-11-22 10:00:00.000000','2026-11-22 10:00:00.000000',NULL,NULL,'','{}','');
INSERT INTO "application" VALUES(1,3,35,4,'mentee',8,'Sana Nightingale-Reed','sana.nightingale-reed@example.org','Europe/Berlin',1,'{"skills": {"Presenting and speaking": 1}, "goal": "Negotiate with suppliers with less fear and better results.", "style_plan": 5, "style_feedback": 4, "style_meeting": 1, "languages": ["English"], "availability": ["mon morning", "mon evening", "tue evening", "thu midday", "thu afternoon", "fri midday"], "mode": ["Video call", "In person", "Phone call"], "field": "Operations and logistics", "experience": 1, "matters": "Is easy to find a time with"}','{}','submitted','demo',NULL,'2026-11-22 02:00:00.000000','2026-11-22 02:00:00.000000',NULL,NULL,'','{}','');
CREATE TABLE audit (
	id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	program_id INTEGER, 
	account_id INTEGER, 
	participant_id INTEGER, 
	action VARCHAR(80) NOT NULL, 
	changes JSON NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (id)
);
INSERT INTO "audit" VALUES(1,'2026-11-23 09:00:00.000000',NULL,1,NULL,'create the demo','{"program": {"added": 1, "ids": [3]}, "program_goal": {"added": 1, "ids": [1]}, "role": {"added": 2, "ids": [6, 7]}, "cohort": {"added": 2, "ids": [3, 4]}, "form": {"added": 4, "ids": [5, 6, 7, 8]}, "form_version": {"added": 4, "ids": [5, 6, 7, 8]}, "rules": {"added": 2, "ids": [1, 2]}, "application": {"added": 30, "ids": [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]}, "participant": {"added": 21, "ids": [6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]}, "consent": {"added": 56, "ids": [11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]}, "pairing": {"added": 7, "ids": [2, 3, 4, 5, 6, 7, 8]}, "pairing_member": {"added": 14, "ids": [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]}, "message": {"added": 14, "ids": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]}}');
CREATE TABLE candidate (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	source VARCHAR(12) NOT NULL, 
	details JSON NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	code VARCHAR(32) NOT NULL, 
	added_at DATETIME NOT NULL, 
	invited_at DATETIME, 
	keep_until DATE NOT NULL, 
	account_id INTEGER, 
	CONSTRAINT pk_candidate PRIMARY KEY (id), 
	CONSTRAINT fk_candidate_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_candidate_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_candidate_code UNIQUE (code), 
	CONSTRAINT uq_candidate_program_id_email UNIQUE (program_id, email)
);
CREATE TABLE cohort (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	starts_on DATE, 
	ends_on DATE, 
	opens_on DATE, 
	closes_on DATE, 
	mentor_code VARCHAR(32) NOT NULL, 
	mentee_code VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	closed_at DATETIME, most_mentors INTEGER, most_mentees INTEGER, most_waiting INTEGER, 
	CONSTRAINT pk_cohort PRIMARY KEY (id), 
	CONSTRAINT fk_cohort_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_cohort_mentee_code UNIQUE (mentee_code), 
	CONSTRAINT uq_cohort_mentor_code UNIQUE (mentor_code)
);
INSERT INTO "cohort" VALUES(1,1,1,'2026',NULL,NULL,NULL,NULL,'mentor1','mentee1','2026-11-23 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "cohort" VALUES(1,2,2,'2026',NULL,NULL,NULL,NULL,'mentor2','mentee2','2026-11-23 09:00:00.000000',NULL,NULL,NULL,NULL);
INSERT INTO "cohort" VALUES(1,3,3,'2025','2025-11-23','2026-08-20','2025-10-09','2025-11-23','3J-YOO-HSOkG','b5ZwGRf1Ai-p','2026-11-23 09:00:00.000000','2026-09-24 09:00:00.000000',NULL,NULL,NULL);
INSERT INTO "cohort" VALUES(1,3,4,'2026','2026-09-04','2027-06-01','2026-07-21',NULL,'T-m_Gm7vdnre','WgJ6TuJJHPkS','2026-11-23 09:00:00.000000',NULL,NULL,NULL,NULL);
CREATE TABLE consent (
	program_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	purpose VARCHAR(40) NOT NULL, 
	text_version VARCHAR(40) NOT NULL, 
	how VARCHAR(10) NOT NULL, 
	by_whom VARCHAR NOT NULL, 
	evidence VARCHAR NOT NULL, 
	given_at DATETIME NOT NULL, 
	withdrawn_at DATETIME, 
	CONSTRAINT pk_consent PRIMARY KEY (id), 
	CONSTRAINT fk_consent_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_consent_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
INSERT INTO "consent" VALUES(1,1,1,'participation','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,1,2,'sharing','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,2,3,'participation','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,2,4,'sharing','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,3,5,'participation','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,3,6,'sharing','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,4,7,'participation','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,4,8,'sharing','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,5,9,'participation','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(1,5,10,'sharing','1','form','','','2026-11-23 09:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,6,11,'participation','aa290fe73b87','form','','','2025-10-29 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,6,12,'sharing','0ec8a210d7da','form','','','2025-10-29 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,6,13,'evaluation','8f20fe7e4404','form','','','2025-10-29 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,7,14,'participation','aa290fe73b87','form','','','2025-11-07 00:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,7,15,'sharing','0ec8a210d7da','form','','','2025-11-07 00:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,7,16,'evaluation','8f20fe7e4404','form','','','2025-11-07 00:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,8,17,'participation','aa290fe73b87','form','','','2025-10-31 03:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,8,18,'sharing','0ec8a210d7da','form','','','2025-10-31 03:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,8,19,'evaluation','8f20fe7e4404','form','','','2025-10-31 03:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,9,20,'participation','aa290fe73b87','form','','','2025-11-05 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,9,21,'sharing','0ec8a210d7da','form','','','2025-11-05 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,9,22,'evaluation','8f20fe7e4404','form','','','2025-11-05 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,10,23,'participation','aa290fe73b87','form','','','2025-11-01 19:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,10,24,'sharing','0ec8a210d7da','form','','','2025-11-01 19:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,10,25,'evaluation','8f20fe7e4404','form','','','2025-11-01 19:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,11,26,'participation','aa290fe73b87','form','','','2025-10-26 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,11,27,'sharing','0ec8a210d7da','form','','','2025-10-26 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,11,28,'evaluation','8f20fe7e4404','form','','','2025-10-26 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,12,29,'participation','aa290fe73b87','form','','','2025-11-04 10:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,12,30,'sharing','0ec8a210d7da','form','','','2025-11-04 10:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,12,31,'evaluation','8f20fe7e4404','form','','','2025-11-04 10:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,13,32,'participation','aa290fe73b87','form','','','2025-11-07 17:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,13,33,'sharing','0ec8a210d7da','form','','','2025-11-07 17:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,13,34,'evaluation','8f20fe7e4404','form','','','2025-11-07 17:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,14,35,'participation','aa290fe73b87','form','','','2025-10-29 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,14,36,'sharing','0ec8a210d7da','form','','','2025-10-29 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,14,37,'evaluation','8f20fe7e4404','form','','','2025-10-29 01:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,15,38,'participation','aa290fe73b87','form','','','2025-11-02 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,15,39,'sharing','0ec8a210d7da','form','','','2025-11-02 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,15,40,'evaluation','8f20fe7e4404','form','','','2025-11-02 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,16,41,'participation','aa290fe73b87','form','','','2026-08-17 20:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,16,42,'sharing','0ec8a210d7da','form','','','2026-08-17 20:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,16,43,'evaluation','8f20fe7e4404','form','','','2026-08-17 20:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,17,44,'participation','aa290fe73b87','form','','','2026-08-23 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,17,45,'sharing','0ec8a210d7da','form','','','2026-08-23 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,17,46,'evaluation','8f20fe7e4404','form','','','2026-08-23 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,18,47,'participation','aa290fe73b87','form','','','2026-08-23 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,18,48,'sharing','0ec8a210d7da','form','','','2026-08-23 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,18,49,'evaluation','8f20fe7e4404','form','','','2026-08-23 11:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,19,50,'participation','aa290fe73b87','form','','','2026-08-20 13:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,19,51,'sharing','0ec8a210d7da','form','','','2026-08-20 13:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,20,52,'participation','aa290fe73b87','form','','','2026-08-14 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,20,53,'sharing','0ec8a210d7da','form','','','2026-08-14 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,20,54,'evaluation','8f20fe7e4404','form','','','2026-08-14 15:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,21,55,'participation','aa290fe73b87','form','','','2026-08-16 22:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,21,56,'sharing','0ec8a210d7da','form','','','2026-08-16 22:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,21,57,'evaluation','8f20fe7e4404','form','','','2026-08-16 22:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,22,58,'participation','aa290fe73b87','form','','','2026-08-12 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,22,59,'sharing','0ec8a210d7da','form','','','2026-08-12 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,22,60,'evaluation','8f20fe7e4404','form','','','2026-08-12 23:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,23,61,'participation','aa290fe73b87','form','','','2026-08-22 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,23,62,'sharing','0ec8a210d7da','form','','','2026-08-22 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,23,63,'evaluation','8f20fe7e4404','form','','','2026-08-22 06:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,24,64,'participation','aa290fe73b87','form','','','2026-08-17 17:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,24,65,'sharing','0ec8a210d7da','form','','','2026-08-17 17:00:00.000000',NULL);
INSERT INTO "consent" VALUES(3,24,66,'evaluation','8f20fe7e4404','form','','','2026-08-17 17:00:00.000000',NULL);
CREATE TABLE consent_text (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	version VARCHAR(40) NOT NULL, 
	purpose VARCHAR(40) NOT NULL, 
	wording VARCHAR NOT NULL, 
	first_at DATETIME NOT NULL, 
	CONSTRAINT pk_consent_text PRIMARY KEY (id), 
	CONSTRAINT fk_consent_text_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_consent_text_program_id_version UNIQUE (program_id, version)
);
CREATE TABLE decision (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	code VARCHAR(30) NOT NULL, 
	reason VARCHAR NOT NULL, 
	requirements INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	account_id INTEGER, 
	CONSTRAINT pk_decision PRIMARY KEY (id), 
	CONSTRAINT fk_decision_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_decision_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_decision_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
CREATE TABLE distinct_people (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	one_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	account_id INTEGER, 
	CONSTRAINT pk_distinct_people PRIMARY KEY (id), 
	CONSTRAINT fk_distinct_people_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_distinct_people_one_id_application FOREIGN KEY(one_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_distinct_people_other_id_application FOREIGN KEY(other_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_distinct_people_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_distinct_people_one_id_other_id UNIQUE (one_id, other_id)
);
CREATE TABLE form (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	number INTEGER NOT NULL, 
	CONSTRAINT pk_form PRIMARY KEY (id), 
	CONSTRAINT fk_form_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_form_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_form_cohort_id_side UNIQUE (cohort_id, side)
);
INSERT INTO "form" VALUES(1,1,1,1,'mentor',1);
INSERT INTO "form" VALUES(1,1,2,1,'mentee',1);
INSERT INTO "form" VALUES(1,2,3,2,'mentor',1);
INSERT INTO "form" VALUES(1,2,4,2,'mentee',1);
INSERT INTO "form" VALUES(1,3,5,3,'mentor',1);
INSERT INTO "form" VALUES(1,3,6,3,'mentee',1);
INSERT INTO "form" VALUES(1,3,7,4,'mentor',1);
INSERT INTO "form" VALUES(1,3,8,4,'mentee',1);
CREATE TABLE form_version (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	form_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	document JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_form_version PRIMARY KEY (id), 
	CONSTRAINT fk_form_version_form_id_form FOREIGN KEY(form_id) REFERENCES form (id) ON DELETE CASCADE, 
	CONSTRAINT fk_form_version_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_form_version_form_id_number UNIQUE (form_id, number)
);
INSERT INTO "form_version" VALUES(1,1,1,1,'{"side": "mentor", "questions": [{"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you meet?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Anyone you should not be matched with?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(1,2,2,1,'{"side": "mentee", "questions": [{"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you meet?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Anyone you should not be matched with?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(2,3,3,1,'{"side": "mentor", "questions": [{"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you meet?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Anyone you should not be matched with?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(2,4,4,1,'{"side": "mentee", "questions": [{"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you meet?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Anyone you should not be matched with?", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(3,5,5,1,'{"side": "mentor", "questions": [{"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_plan", "kind": "scale", "label": "When I take on something new, I", "help": "There is no better end of the line. People who differ can learn a lot from each other, too.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "make a plan first", "high_label": "try things and see", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_feedback", "kind": "scale", "label": "I like feedback to be", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "gentle, with time to think", "high_label": "direct and at once", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_meeting", "kind": "scale", "label": "A good meeting has", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a clear agenda", "high_label": "room to wander", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you usually meet?", "help": "In your own local time. Choose every part of the week that often works; it is no promise.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Is there anybody you should not be matched with?", "help": "For example your manager, a relative, or somebody you would rather not meet here. You need not say why. Only the people who run the program read this.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(3,6,6,1,'{"side": "mentee", "questions": [{"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_plan", "kind": "scale", "label": "When I take on something new, I", "help": "There is no better end of the line. People who differ can learn a lot from each other, too.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "make a plan first", "high_label": "try things and see", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_feedback", "kind": "scale", "label": "I like feedback to be", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "gentle, with time to think", "high_label": "direct and at once", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_meeting", "kind": "scale", "label": "A good meeting has", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a clear agenda", "high_label": "room to wander", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you usually meet?", "help": "In your own local time. Choose every part of the week that often works; it is no promise.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Is there anybody you should not be matched with?", "help": "For example your manager, a relative, or somebody you would rather not meet here. You need not say why. Only the people who run the program read this.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "matters", "kind": "choice", "label": "What matters most to you in the person you meet?", "help": "You may leave this open. It helps us when several people would suit you.", "required": false, "options": ["Knows what I want to learn", "Works the way I do", "Enjoys what I enjoy", "Is easy to find a time with", "Has come a similar way"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(3,7,7,1,'{"side": "mentor", "questions": [{"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_plan", "kind": "scale", "label": "When I take on something new, I", "help": "There is no better end of the line. People who differ can learn a lot from each other, too.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "make a plan first", "high_label": "try things and see", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_feedback", "kind": "scale", "label": "I like feedback to be", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "gentle, with time to think", "high_label": "direct and at once", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_meeting", "kind": "scale", "label": "A good meeting has", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a clear agenda", "high_label": "room to wander", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you usually meet?", "help": "In your own local time. Choose every part of the week that often works; it is no promise.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Is there anybody you should not be matched with?", "help": "For example your manager, a relative, or somebody you would rather not meet here. You need not say why. Only the people who run the program read this.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
INSERT INTO "form_version" VALUES(3,8,8,1,'{"side": "mentee", "questions": [{"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_plan", "kind": "scale", "label": "When I take on something new, I", "help": "There is no better end of the line. People who differ can learn a lot from each other, too.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "make a plan first", "high_label": "try things and see", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_feedback", "kind": "scale", "label": "I like feedback to be", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "gentle, with time to think", "high_label": "direct and at once", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "style_meeting", "kind": "scale", "label": "A good meeting has", "help": "", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a clear agenda", "high_label": "room to wander", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "availability", "kind": "availability", "label": "When could you usually meet?", "help": "In your own local time. Choose every part of the week that often works; it is no promise.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "not_with", "kind": "long text", "label": "Is there anybody you should not be matched with?", "help": "For example your manager, a relative, or somebody you would rather not meet here. You need not say why. Only the people who run the program read this.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "private", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, {"key": "matters", "kind": "choice", "label": "What matters most to you in the person you meet?", "help": "You may leave this open. It helps us when several people would suit you.", "required": false, "options": ["Knows what I want to learn", "Works the way I do", "Enjoys what I enjoy", "Is easy to find a time with", "Has come a similar way"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "staff", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}], "languages": [], "translations": {}}','2026-11-23 09:00:00.000000');
CREATE TABLE guardian (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	answer VARCHAR(10) NOT NULL, 
	text_version VARCHAR(40) NOT NULL, 
	asked_at DATETIME NOT NULL, 
	answered_at DATETIME, 
	history JSON NOT NULL, 
	CONSTRAINT pk_guardian PRIMARY KEY (id), 
	CONSTRAINT fk_guardian_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_guardian_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_guardian_application_id UNIQUE (application_id)
);
CREATE TABLE import_batch (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	file_name VARCHAR NOT NULL, 
	mapping JSON NOT NULL, 
	added INTEGER NOT NULL, 
	changed INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	left_out INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	account_id INTEGER, undone_at DATETIME, 
	CONSTRAINT pk_import_batch PRIMARY KEY (id), 
	CONSTRAINT fk_import_batch_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_import_batch_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_import_batch_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
CREATE TABLE import_change (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	import_id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	participant_id INTEGER, 
	"before" JSON NOT NULL, 
	participant_before JSON NOT NULL, 
	"after" INTEGER NOT NULL, 
	participant_after INTEGER NOT NULL, 
	CONSTRAINT pk_import_change PRIMARY KEY (id), 
	CONSTRAINT fk_import_change_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_import_change_import_id_import_batch FOREIGN KEY(import_id) REFERENCES import_batch (id) ON DELETE CASCADE, 
	CONSTRAINT fk_import_change_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL, 
	CONSTRAINT fk_import_change_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
CREATE TABLE kept_apart (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	written VARCHAR(300) NOT NULL, 
	people JSON NOT NULL, 
	account_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_kept_apart PRIMARY KEY (id), 
	CONSTRAINT fk_kept_apart_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_kept_apart_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kept_apart_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_kept_apart_application_id_written UNIQUE (application_id, written)
);
CREATE TABLE kept_view (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	name VARCHAR(40) NOT NULL, 
	document JSON NOT NULL, 
	CONSTRAINT pk_kept_view PRIMARY KEY (id), 
	CONSTRAINT fk_kept_view_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_kept_view_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_kept_view_program_id_account_id_name UNIQUE (program_id, account_id, name)
);
CREATE TABLE message (
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	program_id INTEGER, 
	participant_id INTEGER, 
	pairing_id INTEGER, 
	kind VARCHAR(30) NOT NULL, 
	to_name VARCHAR NOT NULL, 
	to_email VARCHAR NOT NULL, 
	subject VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	error VARCHAR NOT NULL, 
	sending_since DATETIME, 
	created_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	sent_by INTEGER, 
	CONSTRAINT pk_message PRIMARY KEY (id), 
	CONSTRAINT fk_message_pairing_id_pairing FOREIGN KEY(pairing_id) REFERENCES pairing (id) ON DELETE CASCADE, 
	CONSTRAINT fk_message_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL, 
	CONSTRAINT fk_message_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT fk_message_sent_by_account FOREIGN KEY(sent_by) REFERENCES account (id) ON DELETE SET NULL
);
INSERT INTO "message" VALUES(1,1,3,11,2,'introduction to mentee','Milan Moonstone','milan.moonstone@example.org','Lantern mentoring (demo): meet your mentor, Chidi Silverbirch','Hello Milan Moonstone,

we have found somebody for you: Chidi Silverbirch is your mentor in Lantern mentoring (demo). You reach Chidi Silverbirch at chidi.silverbirch@example.org.

What brought you together:
- A different area of work: Product and design and Finance and legal
- Both speak English

What Chidi Silverbirch shares with you:
- What can you help somebody with? Working with data (3 of 3), Handling conflict (3 of 3), Building a network (3 of 3), Knowing our customers (3 of 3), Planning a career (2 of 3), Balancing work and life (2 of 3)
- What would you like somebody to take away from time with you? An ear first, advice only if you ask for it.
- Which languages could you hold a meeting in? English, Portuguese, Turkish
- How could you meet? In person, Video call, Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 30

Please write to Chidi Silverbirch within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,2,3,8,2,'introduction to mentor','Chidi Silverbirch','chidi.silverbirch@example.org','Lantern mentoring (demo): meet Milan Moonstone','Hello Chidi Silverbirch,

you are now the mentor of Milan Moonstone in Lantern mentoring (demo). You reach Milan Moonstone at milan.moonstone@example.org.

What brought you together:
- A different area of work: Product and design and Finance and legal
- Both speak English

What Milan Moonstone shares with you:
- What would you like to get better at in your work? Presenting and speaking (3 of 3), Working across cultures (1 of 3)
- What would you like to be different in a year? Become the person colleagues ask about data.
- Which languages could you hold a meeting in? English
- How could you meet? In person, Video call
- Which area do you work in? Product and design
- How many years have you been working? 9

Milan Moonstone will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,3,3,12,3,'introduction to mentee','Dalia Driftwood','dalia.driftwood@example.org','Lantern mentoring (demo): meet your mentor, Chidi Silverbirch','Hello Dalia Driftwood,

we have found somebody for you: Chidi Silverbirch is your mentor in Lantern mentoring (demo). You reach Chidi Silverbirch at chidi.silverbirch@example.org.

What brought you together:
- Wished for and offered: Working with data, Building a network
- A different area of work: Management and Finance and legal
- Both speak English

What Chidi Silverbirch shares with you:
- What can you help somebody with? Working with data (3 of 3), Handling conflict (3 of 3), Building a network (3 of 3), Knowing our customers (3 of 3), Planning a career (2 of 3), Balancing work and life (2 of 3)
- What would you like somebody to take away from time with you? An ear first, advice only if you ask for it.
- Which languages could you hold a meeting in? English, Portuguese, Turkish
- How could you meet? In person, Video call, Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 30

Please write to Chidi Silverbirch within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,4,3,8,3,'introduction to mentor','Chidi Silverbirch','chidi.silverbirch@example.org','Lantern mentoring (demo): meet Dalia Driftwood','Hello Chidi Silverbirch,

you are now the mentor of Dalia Driftwood in Lantern mentoring (demo). You reach Dalia Driftwood at dalia.driftwood@example.org.

What brought you together:
- Wished for and offered: Working with data, Building a network
- A different area of work: Management and Finance and legal
- Both speak English

What Dalia Driftwood shares with you:
- What would you like to get better at in your work? Giving feedback (2 of 3), Building a network (2 of 3), Working with data (1 of 3), Technical depth (1 of 3)
- What would you like to be different in a year? Run one project from the first idea to the end and look back on it.
- Which languages could you hold a meeting in? English, Czech, Korean
- How could you meet? In person, Video call, Phone call
- Which area do you work in? Management
- How many years have you been working? 2

Dalia Driftwood will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,5,3,13,4,'introduction to mentee','Diego Kingfisher','diego.kingfisher@example.org','Lantern mentoring (demo): meet your mentor, Chidi Ivybridge','Hello Diego Kingfisher,

we have found somebody for you: Chidi Ivybridge is your mentor in Lantern mentoring (demo). You reach Chidi Ivybridge at chidi.ivybridge@example.org.

What brought you together:
- Wished for and offered: Working across cultures
- Years of experience: a fitting distance
- Both speak English

What Chidi Ivybridge shares with you:
- What can you help somebody with? Negotiating (3 of 3), Technical depth (3 of 3), Working across cultures (2 of 3)
- What would you like somebody to take away from time with you? An ear first, advice only if you ask for it.
- Which languages could you hold a meeting in? English
- How could you meet? Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 24

Please write to Chidi Ivybridge within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,6,3,6,4,'introduction to mentor','Chidi Ivybridge','chidi.ivybridge@example.org','Lantern mentoring (demo): meet Diego Kingfisher','Hello Chidi Ivybridge,

you are now the mentor of Diego Kingfisher in Lantern mentoring (demo). You reach Diego Kingfisher at diego.kingfisher@example.org.

What brought you together:
- Wished for and offered: Working across cultures
- Years of experience: a fitting distance
- Both speak English

What Diego Kingfisher shares with you:
- What would you like to get better at in your work? Managing projects (3 of 3), Working across cultures (2 of 3)
- What would you like to be different in a year? Get to know people outside my own department.
- Which languages could you hold a meeting in? English, Czech
- How could you meet? Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 8

Diego Kingfisher will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,7,3,14,5,'introduction to mentee','Diego Goldenrod','diego.goldenrod@example.org','Lantern mentoring (demo): meet your mentor, Maren Copperfield-Moss','Hello Diego Goldenrod,

we have found somebody for you: Maren Copperfield-Moss is your mentor in Lantern mentoring (demo). You reach Maren Copperfield-Moss at maren.copperfield-moss@example.org.

What brought you together:
- Wished for and offered: Leading people
- A different area of work: Finance and legal and Something else
- Both speak English

What Maren Copperfield-Moss shares with you:
- What can you help somebody with? Handling conflict (3 of 3), Technical depth (3 of 3), Leading people (2 of 3), Strategy and planning (2 of 3), Balancing work and life (1 of 3)
- What would you like somebody to take away from time with you? An ear first, advice only if you ask for it.
- Which languages could you hold a meeting in? English, Polish, Romanian
- How could you meet? Phone call
- Which area do you work in? Something else
- How many years have you been working? 28

Please write to Maren Copperfield-Moss within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,8,3,7,5,'introduction to mentor','Maren Copperfield-Moss','maren.copperfield-moss@example.org','Lantern mentoring (demo): meet Diego Goldenrod','Hello Maren Copperfield-Moss,

you are now the mentor of Diego Goldenrod in Lantern mentoring (demo). You reach Diego Goldenrod at diego.goldenrod@example.org.

What brought you together:
- Wished for and offered: Leading people
- A different area of work: Finance and legal and Something else
- Both speak English

What Diego Goldenrod shares with you:
- What would you like to get better at in your work? Leading people (2 of 3)
- What would you like to be different in a year? Say no more often, and keep two evenings a week for my family.
- Which languages could you hold a meeting in? English, Hungarian
- How could you meet? Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 4

Diego Goldenrod will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2025-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,9,3,24,6,'introduction to mentee','Dalia Quillfeather','dalia.quillfeather@example.org','Lantern mentoring (demo): meet your mentor, Jamila Ashgrove','Hello Dalia Quillfeather,

we have found somebody for you: Jamila Ashgrove is your mentor in Lantern mentoring (demo). You reach Jamila Ashgrove at jamila.ashgrove@example.org.

What brought you together:
- Wished for and offered: Planning a career, Building a network
- A different area of work: Product and design and Research
- Years of experience: a fitting distance

What Jamila Ashgrove shares with you:
- What can you help somebody with? Working with data (3 of 3), Building a network (3 of 3), Planning a career (3 of 3), Managing projects (1 of 3), Strategy and planning (1 of 3), Working across cultures (1 of 3)
- What would you like somebody to take away from time with you? How I went from expert to manager and what I would do differently.
- Which languages could you hold a meeting in? English, Portuguese, Swahili
- How could you meet? In person, Phone call
- Which area do you work in? Research
- How many years have you been working? 14

Please write to Jamila Ashgrove within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,10,3,22,6,'introduction to mentor','Jamila Ashgrove','jamila.ashgrove@example.org','Lantern mentoring (demo): meet Dalia Quillfeather','Hello Jamila Ashgrove,

you are now the mentor of Dalia Quillfeather in Lantern mentoring (demo). You reach Dalia Quillfeather at dalia.quillfeather@example.org.

What brought you together:
- Wished for and offered: Planning a career, Building a network
- A different area of work: Product and design and Research
- Years of experience: a fitting distance

What Dalia Quillfeather shares with you:
- What would you like to get better at in your work? Giving feedback (3 of 3), Building a network (3 of 3), Planning a career (3 of 3)
- What would you like to be different in a year? Move from support into product work within the year.
- Which languages could you hold a meeting in? English
- How could you meet? In person, Video call
- Which area do you work in? Product and design
- How many years have you been working? 5

Dalia Quillfeather will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,11,3,25,7,'introduction to mentee','Ruben Saltmarsh','ruben.saltmarsh@example.org','Lantern mentoring (demo): meet your mentor, Ivan Rosehip','Hello Ruben Saltmarsh,

we have found somebody for you: Ivan Rosehip is your mentor in Lantern mentoring (demo). You reach Ivan Rosehip at ivan.rosehip@example.org.

What brought you together:
- Wished for and offered: Working with data
- A different area of work: Management and Finance and legal
- Years of experience: a fitting distance

What Ivan Rosehip shares with you:
- What can you help somebody with? Leading people (2 of 3), Working with data (2 of 3), Knowing our customers (2 of 3), Strategy and planning (1 of 3), Handling conflict (1 of 3)
- What would you like somebody to take away from time with you? An ear first, advice only if you ask for it.
- Which languages could you hold a meeting in? English
- How could you meet? In person, Video call, Phone call
- Which area do you work in? Finance and legal
- How many years have you been working? 23

Please write to Ivan Rosehip within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,12,3,23,7,'introduction to mentor','Ivan Rosehip','ivan.rosehip@example.org','Lantern mentoring (demo): meet Ruben Saltmarsh','Hello Ivan Rosehip,

you are now the mentor of Ruben Saltmarsh in Lantern mentoring (demo). You reach Ruben Saltmarsh at ruben.saltmarsh@example.org.

What brought you together:
- Wished for and offered: Working with data
- A different area of work: Management and Finance and legal
- Years of experience: a fitting distance

Ruben Saltmarsh will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,13,3,26,8,'introduction to mentee','Esra Wrenfield','esra.wrenfield@example.org','Lantern mentoring (demo): meet your mentor, Noor Windermill','Hello Esra Wrenfield,

we have found somebody for you: Noor Windermill is your mentor in Lantern mentoring (demo). You reach Noor Windermill at noor.windermill@example.org.

What brought you together:
- Wished for and offered: Negotiating, Planning a career
- A different area of work: Something else and Customer service
- Both speak English

What Noor Windermill shares with you:
- What can you help somebody with? Giving feedback (3 of 3), Technical depth (3 of 3), Negotiating (2 of 3), Planning a career (2 of 3), Presenting and speaking (1 of 3)
- What would you like somebody to take away from time with you? What helped me when I changed field at forty.
- Which languages could you hold a meeting in? English
- How could you meet? In person, Phone call
- Which area do you work in? Customer service
- How many years have you been working? 23

Please write to Noor Windermill within a week: two lines and two possible times are enough.

We suggest that you meet every two weeks for 60 minutes. For the first time, bring one thing that you would like to be different, and a question you would like to ask.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Enjoy the first conversation
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
INSERT INTO "message" VALUES(1,14,3,17,8,'introduction to mentor','Noor Windermill','noor.windermill@example.org','Lantern mentoring (demo): meet Esra Wrenfield','Hello Noor Windermill,

you are now the mentor of Esra Wrenfield in Lantern mentoring (demo). You reach Esra Wrenfield at esra.wrenfield@example.org.

What brought you together:
- Wished for and offered: Negotiating, Planning a career
- A different area of work: Something else and Customer service
- Both speak English

Esra Wrenfield will write to you first. If you hear nothing within a week, just write yourself.

We suggest that you meet every two weeks for 60 minutes. The first time, half an hour to get to know each other and to say what you expect is plenty.

Everything about the two of you is on your private page:
/?link=…

If something does not fit, tell us early. Nobody is at fault, and we find another way.

Thank you for your time
Olga Oakenshore
','held','',NULL,'2026-09-04 09:00:00.000000',NULL,NULL);
CREATE TABLE pair_rule (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	mentee_id INTEGER NOT NULL, 
	mentor_id INTEGER NOT NULL, 
	kind VARCHAR(6) NOT NULL, 
	reason VARCHAR NOT NULL, 
	account_id INTEGER, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_pair_rule PRIMARY KEY (id), 
	CONSTRAINT fk_pair_rule_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_pair_rule_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pair_rule_mentee_id_participant FOREIGN KEY(mentee_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pair_rule_mentor_id_participant FOREIGN KEY(mentor_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pair_rule_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_pair_rule_cohort_id_mentee_id_mentor_id UNIQUE (cohort_id, mentee_id, mentor_id)
);
CREATE TABLE pairing (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	scenario_id INTEGER, 
	reasons JSON NOT NULL, 
	started_on DATE NOT NULL, 
	ended_on DATE, 
	end_reason VARCHAR NOT NULL, 
	published_at DATETIME NOT NULL, 
	CONSTRAINT pk_pairing PRIMARY KEY (id), 
	CONSTRAINT fk_pairing_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pairing_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pairing_scenario_id_scenario FOREIGN KEY(scenario_id) REFERENCES scenario (id) ON DELETE SET NULL
);
INSERT INTO "pairing" VALUES(1,1,1,1,NULL,'[]','2026-11-23',NULL,'','2026-11-23 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,2,3,NULL,'["A different area of work: Product and design and Finance and legal", "Both speak English"]','2025-11-23','2026-05-20','It did not fit','2025-11-23 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,3,3,NULL,'["Wished for and offered: Working with data, Building a network", "A different area of work: Management and Finance and legal", "Both speak English"]','2025-11-23','2026-08-20','They reached what they set out to do','2025-11-23 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,4,3,NULL,'["Wished for and offered: Working across cultures", "Years of experience: a fitting distance", "Both speak English"]','2025-11-23','2026-08-20','They reached what they set out to do','2025-11-23 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,5,3,NULL,'["Wished for and offered: Leading people", "A different area of work: Finance and legal and Something else", "Both speak English"]','2025-11-23','2026-08-20','They reached what they set out to do','2025-11-23 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,6,4,NULL,'["Wished for and offered: Planning a career, Building a network", "A different area of work: Product and design and Research", "Years of experience: a fitting distance"]','2026-09-04',NULL,'','2026-09-04 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,7,4,NULL,'["Wished for and offered: Working with data", "A different area of work: Management and Finance and legal", "Years of experience: a fitting distance"]','2026-09-04',NULL,'','2026-09-04 09:00:00.000000');
INSERT INTO "pairing" VALUES(1,3,8,4,NULL,'["Wished for and offered: Negotiating, Planning a career", "A different area of work: Something else and Customer service", "Both speak English"]','2026-09-04',NULL,'','2026-09-04 09:00:00.000000');
CREATE TABLE pairing_member (
	program_id INTEGER NOT NULL, 
	pairing_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_pairing_member PRIMARY KEY (id), 
	CONSTRAINT fk_pairing_member_pairing_id_pairing FOREIGN KEY(pairing_id) REFERENCES pairing (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pairing_member_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_pairing_member_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_pairing_member_pairing_id_participant_id UNIQUE (pairing_id, participant_id)
);
INSERT INTO "pairing_member" VALUES(1,1,1,1,'mentor');
INSERT INTO "pairing_member" VALUES(1,1,2,3,'mentee');
INSERT INTO "pairing_member" VALUES(3,2,3,8,'mentor');
INSERT INTO "pairing_member" VALUES(3,2,4,11,'mentee');
INSERT INTO "pairing_member" VALUES(3,3,5,8,'mentor');
INSERT INTO "pairing_member" VALUES(3,3,6,12,'mentee');
INSERT INTO "pairing_member" VALUES(3,4,7,6,'mentor');
INSERT INTO "pairing_member" VALUES(3,4,8,13,'mentee');
INSERT INTO "pairing_member" VALUES(3,5,9,7,'mentor');
INSERT INTO "pairing_member" VALUES(3,5,10,14,'mentee');
INSERT INTO "pairing_member" VALUES(3,6,11,22,'mentor');
INSERT INTO "pairing_member" VALUES(3,6,12,24,'mentee');
INSERT INTO "pairing_member" VALUES(3,7,13,23,'mentor');
INSERT INTO "pairing_member" VALUES(3,7,14,25,'mentee');
INSERT INTO "pairing_member" VALUES(3,8,15,17,'mentor');
INSERT INTO "pairing_member" VALUES(3,8,16,26,'mentee');
CREATE TABLE participant (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	application_id INTEGER, 
	account_id INTEGER, 
	side VARCHAR(10) NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	email VARCHAR(254) NOT NULL, 
	time_zone VARCHAR(64) NOT NULL, 
	places INTEGER NOT NULL, 
	status VARCHAR(12) NOT NULL, 
	priority BOOLEAN NOT NULL, 
	shared JSON NOT NULL, 
	joined_at DATETIME NOT NULL, paused_until DATE, until DATE, 
	CONSTRAINT pk_participant PRIMARY KEY (id), 
	CONSTRAINT fk_participant_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_participant_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE SET NULL, 
	CONSTRAINT fk_participant_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_participant_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_participant_cohort_id_side_email UNIQUE (cohort_id, side, email)
);
INSERT INTO "participant" VALUES(1,1,1,1,1,6,'mentor','Ada','ada@example.org','UTC',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Public speaking": 2, "Python": 3}}, {"question": {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}]','2026-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,1,2,1,2,NULL,'mentor','Cy','cy@example.org','UTC',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Budgeting": 3, "Negotiation": 2}}, {"question": {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}]','2026-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,1,3,1,3,7,'mentee','Bo','bo@example.org','UTC',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Public speaking": 2}}, {"question": {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}]','2026-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,1,4,1,4,NULL,'mentee','Di','di@example.org','UTC',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Budgeting": 2}}, {"question": {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}]','2026-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,1,5,1,5,NULL,'mentee','Eve','eve@example.org','UTC',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "Skills", "help": "", "required": true, "options": ["Budgeting", "Public speaking", "Python", "Negotiation"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Python": 1}}, {"question": {"key": "languages", "kind": "languages", "label": "Languages", "help": "", "required": false, "options": ["English", "Spanish"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}]','2026-11-23 09:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,6,3,6,NULL,'mentor','Chidi Ivybridge','chidi.ivybridge@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Negotiating": 3, "Working across cultures": 2, "Technical depth": 3}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "An ear first, advice only if you ask for it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Finance and legal"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 24}]','2025-10-29 06:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,7,3,7,NULL,'mentor','Maren Copperfield-Moss','maren.copperfield-moss@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Leading people": 2, "Strategy and planning": 2, "Handling conflict": 3, "Balancing work and life": 1, "Technical depth": 3}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "An ear first, advice only if you ask for it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Polish", "Romanian"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Something else"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 28}]','2025-11-07 00:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,8,3,8,NULL,'mentor','Chidi Silverbirch','chidi.silverbirch@example.org','Europe/London',2,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Working with data": 3, "Handling conflict": 3, "Building a network": 3, "Planning a career": 2, "Balancing work and life": 2, "Knowing our customers": 3}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "An ear first, advice only if you ask for it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Portuguese", "Turkish"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Finance and legal"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 30}]','2025-10-31 03:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,9,3,9,NULL,'mentor','Tala Sunflower','tala.sunflower@example.org','Europe/London',3,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Managing projects": 1, "Presenting and speaking": 2, "Giving feedback": 2, "Handling conflict": 3, "Knowing our customers": 2}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Practice: bring your real talk or your real e-mail, and we work on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Chinese"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Something else"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 24}]','2025-11-05 11:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,10,3,10,NULL,'mentee','Beatriz Marigold','beatriz.marigold@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Technical depth": 3, "Knowing our customers": 2}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Get to know people outside my own department."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Italian"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Management"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 2}]','2025-11-01 19:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,11,3,11,NULL,'mentee','Milan Moonstone','milan.moonstone@example.org','Europe/London',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Presenting and speaking": 3, "Working across cultures": 1}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Become the person colleagues ask about data."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Product and design"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 9}]','2025-10-26 23:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,12,3,12,NULL,'mentee','Dalia Driftwood','dalia.driftwood@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Working with data": 1, "Giving feedback": 2, "Building a network": 2, "Technical depth": 1}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Run one project from the first idea to the end and look back on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Czech", "Korean"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Management"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 2}]','2025-11-04 10:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,13,3,13,NULL,'mentee','Diego Kingfisher','diego.kingfisher@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Managing projects": 3, "Working across cultures": 2}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Get to know people outside my own department."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Czech"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Finance and legal"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 8}]','2025-11-07 17:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,14,3,14,NULL,'mentee','Diego Goldenrod','diego.goldenrod@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Leading people": 2}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Say no more often, and keep two evenings a week for my family."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Hungarian"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Finance and legal"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 4}]','2025-10-29 01:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,15,3,15,NULL,'mentee','Anton Tidewater','anton.tidewater@example.org','America/New_York',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Working with data": 3}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Run one project from the first idea to the end and look back on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Punjabi"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Sales and marketing"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 6}]','2025-11-02 23:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,16,4,16,NULL,'mentor','Freya Ashgrove','freya.ashgrove@example.org','Europe/London',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Working with data": 1, "Strategy and planning": 1, "Giving feedback": 3, "Handling conflict": 3, "Building a network": 1}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "I made most mistakes early; I am glad to spare you a few of them."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Engineering and IT"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 8}]','2026-08-17 20:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,17,4,17,NULL,'mentor','Noor Windermill','noor.windermill@example.org','Europe/London',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Presenting and speaking": 1, "Negotiating": 2, "Giving feedback": 3, "Planning a career": 2, "Technical depth": 3}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "What helped me when I changed field at forty."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Customer service"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 23}]','2026-08-23 15:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,18,4,18,NULL,'mentor','Hassan Honeysuckle','hassan.honeysuckle@example.org','Europe/Berlin',2,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Presenting and speaking": 2, "Working with data": 2, "Building a network": 2, "Technical depth": 1}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Practice: bring your real talk or your real e-mail, and we work on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Vietnamese"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Management"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 9}]','2026-08-23 11:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,19,4,19,NULL,'mentor','Kenji Bluebell','kenji.bluebell@example.org','Europe/Berlin',2,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Presenting and speaking": 1, "Negotiating": 1, "Building a network": 1, "Working across cultures": 2, "Planning a career": 2}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Honest questions, and a door into other departments."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Czech"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Video call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Operations and logistics"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 19}]','2026-08-20 13:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,20,4,20,NULL,'mentor','Jamila Meadowlark','jamila.meadowlark@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Strategy and planning": 2, "Giving feedback": 1, "Handling conflict": 2, "Planning a career": 1, "Balancing work and life": 1}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Twenty years of budgets, explained without jargon."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Engineering and IT"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 24}]','2026-08-14 15:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,21,4,21,NULL,'mentor','Hugo Hazelwood','hugo.hazelwood@example.org','Europe/Berlin',2,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Leading people": 1, "Strategy and planning": 2, "Giving feedback": 2, "Building a network": 3, "Planning a career": 3, "Technical depth": 2}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Practice: bring your real talk or your real e-mail, and we work on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Engineering and IT"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 26}]','2026-08-16 22:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,22,4,22,NULL,'mentor','Jamila Ashgrove','jamila.ashgrove@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Managing projects": 1, "Working with data": 3, "Strategy and planning": 1, "Building a network": 3, "Working across cultures": 1, "Planning a career": 3}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "How I went from expert to manager and what I would do differently."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Portuguese", "Swahili"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Research"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 14}]','2026-08-12 23:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,23,4,23,NULL,'mentor','Ivan Rosehip','ivan.rosehip@example.org','Europe/Berlin',3,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What can you help somebody with?", "help": "Choose whatever you could talk about from your own experience. 1 is a little, 3 is a lot.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "a little", "high_label": "a lot", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Leading people": 2, "Working with data": 2, "Strategy and planning": 1, "Handling conflict": 1, "Knowing our customers": 2}}, {"question": {"key": "offer", "kind": "long text", "label": "What would you like somebody to take away from time with you?", "help": "A sentence or two. It is the first thing your mentee reads about you.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "An ear first, advice only if you ask for it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call", "Phone call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Finance and legal"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 23}]','2026-08-22 06:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,24,4,24,NULL,'mentee','Dalia Quillfeather','dalia.quillfeather@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Giving feedback": 3, "Building a network": 3, "Planning a career": 3}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Move from support into product work within the year."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person", "Video call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Product and design"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 5}]','2026-08-17 17:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,25,4,25,NULL,'mentee','Ruben Saltmarsh','ruben.saltmarsh@example.org','Europe/Berlin',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Working with data": 1}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Get to know people outside my own department."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["In person"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Management"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 7}]','2026-08-21 21:00:00.000000',NULL,NULL);
INSERT INTO "participant" VALUES(1,3,26,4,26,NULL,'mentee','Esra Wrenfield','esra.wrenfield@example.org','America/New_York',1,'active',0,'[{"question": {"key": "skills", "kind": "skills", "label": "What would you like to get better at in your work?", "help": "Choose up to five, and say how much each one matters to you: 1 is nice to have, 3 matters most.", "required": true, "options": ["Leading people", "Managing projects", "Presenting and speaking", "Negotiating", "Working with data", "Strategy and planning", "Giving feedback", "Handling conflict", "Building a network", "Working across cultures", "Planning a career", "Balancing work and life", "Technical depth", "Knowing our customers"], "fewest": null, "most": 5, "lowest": 1, "highest": 5, "low_label": "nice to have", "high_label": "matters most", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": {"Negotiating": 2, "Planning a career": 1}}, {"question": {"key": "goal", "kind": "long text", "label": "What would you like to be different in a year?", "help": "One or two everyday sentences are enough. You can sharpen it together at your first meeting.", "required": true, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Run one project from the first idea to the end and look back on it."}, {"question": {"key": "languages", "kind": "languages", "label": "Which languages could you hold a meeting in?", "help": "Choose every language you would be at ease in.", "required": true, "options": ["English", "Arabic", "Bengali", "Chinese", "Czech", "Dutch", "Farsi", "French", "German", "Greek", "Hindi", "Hungarian", "Indonesian", "Italian", "Japanese", "Korean", "Polish", "Portuguese", "Punjabi", "Romanian", "Russian", "Sign language", "Spanish", "Swahili", "Swedish", "Tamil", "Turkish", "Ukrainian", "Urdu", "Vietnamese"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["English", "Sign language"]}, {"question": {"key": "mode", "kind": "choices", "label": "How could you meet?", "help": "Choose all that would work for you.", "required": true, "options": ["In person", "Video call", "Phone call"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": ["Video call"]}, {"question": {"key": "field", "kind": "choice", "label": "Which area do you work in?", "help": "", "required": true, "options": ["Sales and marketing", "Customer service", "Product and design", "Engineering and IT", "Operations and logistics", "Finance and legal", "People and culture", "Research", "Management", "Something else"], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": "Something else"}, {"question": {"key": "experience", "kind": "number", "label": "How many years have you been working?", "help": "Roughly is fine. All kinds of work count.", "required": false, "options": [], "fewest": null, "most": null, "lowest": 1, "highest": 5, "low_label": "", "high_label": "", "visible": "partner", "longest": null, "least": null, "largest": null, "earliest": "", "latest": "", "condition": null}, "answer": 2}]','2026-08-21 03:00:00.000000',NULL,NULL);
CREATE TABLE private_link (
	id INTEGER NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	purpose VARCHAR(20) NOT NULL, 
	program_id INTEGER, 
	subject_id INTEGER, 
	details JSON NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME, 
	uses_left INTEGER, 
	revoked BOOLEAN NOT NULL, 
	CONSTRAINT pk_private_link PRIMARY KEY (id), 
	CONSTRAINT fk_private_link_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_private_link_token_hash UNIQUE (token_hash)
);
CREATE TABLE program (
	version INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	time_zone VARCHAR(64) NOT NULL, 
	template VARCHAR(40) NOT NULL, 
	settings JSON NOT NULL, 
	is_demo BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	archived_at DATETIME, 
	CONSTRAINT pk_program PRIMARY KEY (id)
);
INSERT INTO "program" VALUES(1,1,'Spring mentoring','UTC','corporate','{}',0,'2026-11-23 09:00:00.000000',NULL);
INSERT INTO "program" VALUES(1,2,'Elsewhere','UTC','corporate','{}',0,'2026-11-23 09:00:00.000000',NULL);
INSERT INTO "program" VALUES(1,3,'Lantern mentoring (demo)','Europe/Berlin','corporate','{"name": "Lantern mentoring (demo)", "form": "one to one", "lead": "mentee", "cadence_days": 14, "meeting_minutes": 60, "length_months": 9, "time_zone": "Europe/Berlin", "parts": ["meetings", "goals", "check-ins", "survey"], "places_default": 1, "group_least": 2, "group_most": 6, "template": "corporate", "purpose": "Colleagues grow in their work and stay with us, because somebody with more experience makes time for them.", "age_question": "date of birth", "guardian_age": 16, "own_weights": false}',1,'2025-10-19 09:00:00.000000',NULL);
CREATE TABLE program_goal (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	statement VARCHAR NOT NULL, 
	measure VARCHAR NOT NULL, 
	target VARCHAR NOT NULL, 
	due DATE, 
	agreed_by VARCHAR NOT NULL, 
	CONSTRAINT pk_program_goal PRIMARY KEY (id), 
	CONSTRAINT fk_program_goal_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
INSERT INTO "program_goal" VALUES(1,3,1,'People who take part move forward in their work','Share of pairs whose goal was met or nearly met when they ended','70 %','2027-06-11','Ottilie Oakenshore, head of people; the works council');
CREATE TABLE recruiting_page (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	side VARCHAR(10) NOT NULL, 
	code VARCHAR(32) NOT NULL, 
	document JSON NOT NULL, 
	published_at DATETIME, 
	CONSTRAINT pk_recruiting_page PRIMARY KEY (id), 
	CONSTRAINT fk_recruiting_page_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_recruiting_page_code UNIQUE (code), 
	CONSTRAINT uq_recruiting_page_program_id_side UNIQUE (program_id, side)
);
CREATE TABLE referral (
	program_id INTEGER NOT NULL, 
	participant_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	code VARCHAR(32) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_referral PRIMARY KEY (id), 
	CONSTRAINT fk_referral_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_referral_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_referral_code UNIQUE (code), 
	CONSTRAINT uq_referral_participant_id UNIQUE (participant_id)
);
CREATE TABLE referred (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	participant_id INTEGER, 
	candidate_id INTEGER, 
	name VARCHAR(120) NOT NULL, 
	CONSTRAINT pk_referred PRIMARY KEY (id), 
	CONSTRAINT fk_referred_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_referred_candidate_id_candidate FOREIGN KEY(candidate_id) REFERENCES candidate (id) ON DELETE SET NULL, 
	CONSTRAINT fk_referred_participant_id_participant FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE SET NULL, 
	CONSTRAINT fk_referred_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_referred_application_id UNIQUE (application_id)
);
CREATE TABLE requirements (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	document JSON NOT NULL, 
	at DATETIME NOT NULL, 
	account_id INTEGER, 
	CONSTRAINT pk_requirements PRIMARY KEY (id), 
	CONSTRAINT fk_requirements_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_requirements_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_requirements_program_id_number UNIQUE (program_id, number)
);
CREATE TABLE role (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	account_id INTEGER NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	deputy BOOLEAN NOT NULL, 
	granted_at DATETIME NOT NULL, 
	CONSTRAINT pk_role PRIMARY KEY (id), 
	CONSTRAINT fk_role_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_role_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_role_program_id_account_id_role UNIQUE (program_id, account_id, role)
);
INSERT INTO "role" VALUES(1,1,1,'owner',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(1,2,2,'coordinator',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(1,3,3,'safeguarding lead',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(1,4,4,'supervisor',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(2,5,5,'owner',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(3,6,1,'owner',0,'2026-11-23 09:00:00.000000');
INSERT INTO "role" VALUES(3,7,1,'safeguarding lead',0,'2026-11-23 09:00:00.000000');
CREATE TABLE rules (
	version INTEGER NOT NULL, 
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	document JSON NOT NULL, 
	CONSTRAINT pk_rules PRIMARY KEY (id), 
	CONSTRAINT fk_rules_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_rules_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE, 
	CONSTRAINT uq_rules_cohort_id UNIQUE (cohort_id)
);
INSERT INTO "rules" VALUES(1,3,1,3,'{"criteria": [{"key": "skills", "label": "Skills wanted and offered", "measure": "coverage", "mentee_question": "skills", "mentor_question": "skills", "weight": 6, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "style_plan", "label": "Taking on something new", "measure": "close", "mentee_question": "style_plan", "mentor_question": "style_plan", "weight": 0, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "style_feedback", "label": "Feedback", "measure": "close", "mentee_question": "style_feedback", "mentor_question": "style_feedback", "weight": 2, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "style_meeting", "label": "Style of meetings", "measure": "close", "mentee_question": "style_meeting", "mentor_question": "style_meeting", "weight": 2, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "availability", "label": "Times that fit", "measure": "availability", "mentee_question": "availability", "mentor_question": "availability", "weight": 3, "must_have": null, "must_be_known": false, "settings": {"minutes": 60}}, {"key": "mode", "label": "Way of meeting", "measure": "shared", "mentee_question": "mode", "mentor_question": "mode", "weight": 0, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "field", "label": "A different area of work", "measure": "different", "mentee_question": "field", "mentor_question": "field", "weight": 2, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "experience", "label": "Years of experience", "measure": "ahead", "mentee_question": "experience", "mentor_question": "experience", "weight": 1, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "languages", "label": "A language in common", "measure": "language", "mentee_question": "languages", "mentor_question": "languages", "weight": 0, "must_have": 1.0, "must_be_known": false, "settings": {}}], "objective": "most people", "minimum_score": null, "minimum_load": 0, "grouping": null}');
INSERT INTO "rules" VALUES(1,3,2,4,'{"criteria": [{"key": "skills", "label": "Skills wanted and offered", "measure": "coverage", "mentee_question": "skills", "mentor_question": "skills", "weight": 6, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "style_plan", "label": "Taking on something new", "measure": "close", "mentee_question": "style_plan", "mentor_question": "style_plan", "weight": 0, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "style_feedback", "label": "Feedback", "measure": "close", "mentee_question": "style_feedback", "mentor_question": "style_feedback", "weight": 2, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "style_meeting", "label": "Style of meetings", "measure": "close", "mentee_question": "style_meeting", "mentor_question": "style_meeting", "weight": 2, "must_have": null, "must_be_known": false, "settings": {"lowest": 1, "highest": 5}}, {"key": "availability", "label": "Times that fit", "measure": "availability", "mentee_question": "availability", "mentor_question": "availability", "weight": 3, "must_have": null, "must_be_known": false, "settings": {"minutes": 60}}, {"key": "mode", "label": "Way of meeting", "measure": "shared", "mentee_question": "mode", "mentor_question": "mode", "weight": 0, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "field", "label": "A different area of work", "measure": "different", "mentee_question": "field", "mentor_question": "field", "weight": 2, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "experience", "label": "Years of experience", "measure": "ahead", "mentee_question": "experience", "mentor_question": "experience", "weight": 1, "must_have": null, "must_be_known": false, "settings": {}}, {"key": "languages", "label": "A language in common", "measure": "language", "mentee_question": "languages", "mentor_question": "languages", "weight": 0, "must_have": 1.0, "must_be_known": false, "settings": {}}], "objective": "most people", "minimum_score": null, "minimum_load": 0, "grouping": null}');
CREATE TABLE scenario (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	cohort_id INTEGER NOT NULL, 
	name VARCHAR(120) NOT NULL, 
	rules JSON NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	method VARCHAR NOT NULL, 
	summary JSON NOT NULL, 
	proposals JSON NOT NULL, 
	account_id INTEGER, 
	at DATETIME NOT NULL, 
	published_at DATETIME, 
	CONSTRAINT pk_scenario PRIMARY KEY (id), 
	CONSTRAINT fk_scenario_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_scenario_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE CASCADE, 
	CONSTRAINT fk_scenario_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
CREATE TABLE screening (
	program_id INTEGER NOT NULL, 
	id INTEGER NOT NULL, 
	application_id INTEGER NOT NULL, 
	step VARCHAR(20) NOT NULL, 
	outcome VARCHAR(20) NOT NULL, 
	about VARCHAR(200) NOT NULL, 
	way VARCHAR(20) NOT NULL, 
	done_on DATE NOT NULL, 
	expires_on DATE, 
	minutes INTEGER NOT NULL, 
	ratings JSON NOT NULL, 
	note VARCHAR NOT NULL, 
	requirements INTEGER NOT NULL, 
	at DATETIME NOT NULL, 
	account_id INTEGER, 
	CONSTRAINT pk_screening PRIMARY KEY (id), 
	CONSTRAINT fk_screening_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE SET NULL, 
	CONSTRAINT fk_screening_application_id_application FOREIGN KEY(application_id) REFERENCES application (id) ON DELETE CASCADE, 
	CONSTRAINT fk_screening_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE CASCADE
);
CREATE TABLE secret (
	name VARCHAR(40) NOT NULL, 
	value VARCHAR(200) NOT NULL, 
	CONSTRAINT pk_secret PRIMARY KEY (name)
);
CREATE TABLE setting (
	name VARCHAR(40) NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
CREATE TABLE sign_in (
	sid_hash VARCHAR(64) NOT NULL, 
	account_id INTEGER NOT NULL, 
	token_version INTEGER NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	revoked BOOLEAN NOT NULL, 
	program_id INTEGER, 
	cohort_id INTEGER, 
	CONSTRAINT pk_sign_in PRIMARY KEY (sid_hash), 
	CONSTRAINT fk_sign_in_account_id_account FOREIGN KEY(account_id) REFERENCES account (id) ON DELETE CASCADE, 
	CONSTRAINT fk_sign_in_cohort_id_cohort FOREIGN KEY(cohort_id) REFERENCES cohort (id) ON DELETE SET NULL, 
	CONSTRAINT fk_sign_in_program_id_program FOREIGN KEY(program_id) REFERENCES program (id) ON DELETE SET NULL
);
CREATE TABLE throttle (
	subject_hash VARCHAR(64) NOT NULL, 
	failures INTEGER NOT NULL, 
	first_at DATETIME NOT NULL, 
	locked_until DATETIME, 
	CONSTRAINT pk_throttle PRIMARY KEY (subject_hash)
);
CREATE INDEX ix_audit_at ON audit (at);
CREATE INDEX ix_audit_program_id ON audit (program_id);
CREATE INDEX ix_cohort_program_id ON cohort (program_id);
CREATE INDEX ix_private_link_program_id ON private_link (program_id);
CREATE INDEX ix_private_link_purpose ON private_link (purpose);
CREATE INDEX ix_private_link_subject_id ON private_link (subject_id);
CREATE INDEX ix_program_goal_program_id ON program_goal (program_id);
CREATE INDEX ix_role_account_id ON role (account_id);
CREATE INDEX ix_role_program_id ON role (program_id);
CREATE INDEX ix_form_cohort_id ON form (cohort_id);
CREATE INDEX ix_form_program_id ON form (program_id);
CREATE INDEX ix_import_batch_cohort_id ON import_batch (cohort_id);
CREATE INDEX ix_import_batch_program_id ON import_batch (program_id);
CREATE INDEX ix_rules_program_id ON rules (program_id);
CREATE INDEX ix_scenario_cohort_id ON scenario (cohort_id);
CREATE INDEX ix_scenario_program_id ON scenario (program_id);
CREATE INDEX ix_sign_in_account_id ON sign_in (account_id);
CREATE INDEX ix_form_version_form_id ON form_version (form_id);
CREATE INDEX ix_form_version_program_id ON form_version (program_id);
CREATE INDEX ix_pairing_cohort_id ON pairing (cohort_id);
CREATE INDEX ix_pairing_program_id ON pairing (program_id);
CREATE INDEX ix_pairing_scenario_id ON pairing (scenario_id);
CREATE INDEX ix_participant_account_id ON participant (account_id);
CREATE INDEX ix_participant_application_id ON participant (application_id);
CREATE INDEX ix_participant_cohort_id ON participant (cohort_id);
CREATE INDEX ix_participant_program_id ON participant (program_id);
CREATE INDEX ix_participant_status ON participant (status);
CREATE INDEX ix_consent_participant_id ON consent (participant_id);
CREATE INDEX ix_consent_program_id ON consent (program_id);
CREATE INDEX ix_message_pairing_id ON message (pairing_id);
CREATE INDEX ix_message_participant_id ON message (participant_id);
CREATE INDEX ix_message_program_id ON message (program_id);
CREATE INDEX ix_message_status ON message (status);
CREATE INDEX ix_pair_rule_cohort_id ON pair_rule (cohort_id);
CREATE INDEX ix_pair_rule_program_id ON pair_rule (program_id);
CREATE INDEX ix_pairing_member_pairing_id ON pairing_member (pairing_id);
CREATE INDEX ix_pairing_member_participant_id ON pairing_member (participant_id);
CREATE INDEX ix_pairing_member_program_id ON pairing_member (program_id);
CREATE INDEX ix_consent_text_program_id ON consent_text (program_id);
CREATE INDEX ix_guardian_program_id ON guardian (program_id);
CREATE INDEX ix_kept_apart_application_id ON kept_apart (application_id);
CREATE INDEX ix_kept_apart_program_id ON kept_apart (program_id);
CREATE INDEX ix_candidate_program_id ON candidate (program_id);
CREATE INDEX ix_recruiting_page_program_id ON recruiting_page (program_id);
CREATE INDEX ix_referral_participant_id ON referral (participant_id);
CREATE INDEX ix_referral_program_id ON referral (program_id);
CREATE INDEX ix_referred_candidate_id ON referred (candidate_id);
CREATE INDEX ix_referred_participant_id ON referred (participant_id);
CREATE INDEX ix_referred_program_id ON referred (program_id);
CREATE INDEX ix_kept_view_account_id ON kept_view (account_id);
CREATE INDEX ix_kept_view_program_id ON kept_view (program_id);
CREATE INDEX ix_requirements_program_id ON requirements (program_id);
CREATE INDEX ix_decision_application_id ON decision (application_id);
CREATE INDEX ix_decision_program_id ON decision (program_id);
CREATE INDEX ix_distinct_people_one_id ON distinct_people (one_id);
CREATE INDEX ix_distinct_people_other_id ON distinct_people (other_id);
CREATE INDEX ix_distinct_people_program_id ON distinct_people (program_id);
CREATE INDEX ix_screening_application_id ON screening (application_id);
CREATE INDEX ix_screening_program_id ON screening (program_id);
CREATE INDEX ix_application_cohort_id_email ON application (cohort_id, email);
CREATE INDEX ix_application_form_version_id ON application (form_version_id);
CREATE INDEX ix_application_import_id ON application (import_id);
CREATE INDEX ix_application_cohort_id ON application (cohort_id);
CREATE INDEX ix_application_program_id ON application (program_id);
CREATE INDEX ix_application_status ON application (status);
CREATE INDEX ix_import_change_application_id ON import_change (application_id);
CREATE INDEX ix_import_change_import_id ON import_change (import_id);
CREATE INDEX ix_import_change_participant_id ON import_change (participant_id);
CREATE INDEX ix_import_change_program_id ON import_change (program_id);
COMMIT;
