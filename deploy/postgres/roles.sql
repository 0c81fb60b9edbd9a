-- Once, as the superuser of a new PostgreSQL: who owns the ledgers, who owns the engine's databases. Neither sees the
-- other's. psql -v owner_password=… -v engine_password=… -f roles.sql
create role xuncheng login createrole password :'owner_password';
create role temporal login password :'engine_password';
create database xuncheng owner xuncheng;
create database xuncheng_rehearsal owner xuncheng;
create database temporal owner temporal;
create database temporal_visibility owner temporal;
revoke connect on database xuncheng, xuncheng_rehearsal, temporal, temporal_visibility from public;
grant connect on database temporal, temporal_visibility to temporal;
