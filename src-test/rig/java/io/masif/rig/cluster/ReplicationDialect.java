package io.masif.rig.cluster;

import io.masif.rig.database.EmbeddedDatabase;

/** What MariaDB and MySQL call differently in replication by GTID. */
enum ReplicationDialect {
    MARIADB {
        @Override
        String follow(EmbeddedDatabase primary) {
            return """
                    SET GLOBAL gtid_slave_pos = '';
                    CHANGE MASTER TO MASTER_HOST = '%s', MASTER_PORT = %d, MASTER_USER = '%s', MASTER_PASSWORD = '%s',
                      MASTER_SSL_VERIFY_SERVER_CERT = 0, MASTER_USE_GTID = slave_pos, MASTER_CONNECT_RETRY = 1;
                    START REPLICA""".formatted(primary.host(), primary.port(), primary.user(), primary.password());
        }

        @Override
        String readPosition() {
            return "SELECT @@gtid_binlog_pos";
        }

        @Override
        String awaitPosition(String position) {
            return "SELECT MASTER_GTID_WAIT('" + position + "', 1)";
        }
    },
    MYSQL {
        /** The primary's key, since there is no TLS by which the password could be encrypted otherwise. */
        @Override
        String follow(EmbeddedDatabase primary) {
            return """
                    CHANGE REPLICATION SOURCE TO SOURCE_HOST = '%s', SOURCE_PORT = %d, SOURCE_USER = '%s',
                      SOURCE_PASSWORD = '%s', SOURCE_SSL = 0, GET_SOURCE_PUBLIC_KEY = 1, SOURCE_AUTO_POSITION = 1,
                      SOURCE_CONNECT_RETRY = 1;
                    START REPLICA""".formatted(primary.host(), primary.port(), primary.user(), primary.password());
        }

        @Override
        String readPosition() {
            return "SELECT @@GLOBAL.gtid_executed";
        }

        @Override
        String awaitPosition(String position) {
            return "SELECT WAIT_FOR_EXECUTED_GTID_SET('" + position + "', 1)";
        }
    };

    static ReplicationDialect of(EmbeddedDatabase server) {
        return server.execute("SELECT VERSION()").get(0).contains("MariaDB") ? MARIADB : MYSQL;
    }

    /** Statements by which another server begins to copy all that the primary has. */
    abstract String follow(EmbeddedDatabase primary);

    /** A query for what a server has committed. */
    abstract String readPosition();

    /** A query that waits for that for a second; its result is 0 if it is there. */
    abstract String awaitPosition(String position);
}
