-- PostgreSQL: a role that runs parley and one that only looks. As a superuser:
--   psql -v ON_ERROR_STOP=1 -f grants.sql
-- Then in secrets.env: PARLEY_STORE=postgres://parley@/parley?host=/run/postgresql
CREATE ROLE parley LOGIN;
CREATE ROLE parley_analyst NOLOGIN;
CREATE DATABASE parley OWNER parley ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE parley FROM PUBLIC;
GRANT CONNECT ON DATABASE parley TO parley_analyst;
\connect parley
ALTER SCHEMA public OWNER TO parley;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO parley_analyst;
-- The tables come with the first run; what parley makes, analysts may read.
ALTER DEFAULT PRIVILEGES FOR ROLE parley IN SCHEMA public GRANT SELECT ON TABLES TO parley_analyst;
