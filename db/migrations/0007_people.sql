CREATE TABLE "account_roles" (
	"account" text NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"of" text NOT NULL,
	"given_by" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_roles_account_role_kind_of_pk" PRIMARY KEY("account","role","kind","of")
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"key_hash" text NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"actions" text[] NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"account" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_used_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"address" text NOT NULL,
	"agent" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"login_hash" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"wait_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "accounts" ALTER COLUMN "role" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "must_change" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "api_keys_account" ON "api_keys" USING btree ("account");--> statement-breakpoint
CREATE INDEX "sessions_account" ON "sessions" USING btree ("account");--> statement-breakpoint
INSERT INTO "account_roles" ("account", "role", "kind", "of", "given_by", "given_at")
SELECT a."id", a."role", s."kind", s."of", '', now()
FROM "accounts" a CROSS JOIN LATERAL (
	SELECT 'unit' AS "kind", a."scope"->>'unit' AS "of" WHERE a."scope" ? 'unit'
	UNION SELECT 'inspection', jsonb_array_elements_text(a."scope"->'inspections')
		WHERE jsonb_typeof(a."scope"->'inspections') = 'array'
	UNION SELECT 'all', '' WHERE a."scope" = '{}'::jsonb
) s
WHERE a."role" <> '';
