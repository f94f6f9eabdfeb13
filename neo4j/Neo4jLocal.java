import static org.neo4j.configuration.GraphDatabaseSettings.DEFAULT_DATABASE_NAME;
import static org.neo4j.configuration.GraphDatabaseSettings.SYSTEM_DATABASE_NAME;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.QueryExecutionException;
import org.neo4j.io.ByteUnit;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/**
 * A Neo4j server of one machine, for development and tests: Bolt on loopback, with a password.
 *
 * Environment: NEO4J_DATA (directory), NEO4J_PORT (0: a free one), NEO4J_PASSWORD, NEO4J_READ_ONLY (true: refuses writes).
 * Prints "port <port>" when it can be used. Stops when its standard input ends, so that it never outlives who started it.
 */
final class Neo4jLocal {
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);

    public static void main(String[] arguments) throws Exception {
        DatabaseManagementService service = null;
        try {
            service = start(Path.of(System.getenv("NEO4J_DATA")));
            setPassword(service, System.getenv("NEO4J_PASSWORD"));
            System.out.println("port " + port(service));
        } catch (Exception failure) {
            System.err.println("Neo4j cannot start: " + reason(failure));
            System.exit(1);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(service::shutdown));
        while (System.in.read() != -1) {
            // what is written to it does not matter, only that it ends
        }
        endWithin(Duration.ofSeconds(30));
        System.exit(0);
    }

    /** A server whose disk is full never finishes its shutdown: it ends all the same. */
    private static void endWithin(Duration time) {
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(time.toMillis());
            } catch (InterruptedException ended) {
                return;
            }
            Runtime.getRuntime().halt(1);
        });
        end.setDaemon(true);
        end.start();
    }

    private static DatabaseManagementService start(Path data) throws Exception {
        Files.createDirectories(data);
        SocketAddress address = new SocketAddress("127.0.0.1", Integer.parseInt(System.getenv("NEO4J_PORT")));
        return new DatabaseManagementServiceBuilder(data)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, Duration.ZERO)
                .setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, Duration.ZERO)
                .setConfig(GraphDatabaseSettings.auth_enabled, true)
                .setConfig(GraphDatabaseSettings.read_only_database_default, isReadOnly())
                .setConfig(GraphDatabaseSettings.pagecache_memory, ByteUnit.mebiBytes(512))
                // a kill is recovered from what was written since the last checkpoint
                .setConfig(GraphDatabaseSettings.check_point_interval_time, Duration.ofSeconds(10))
                .setConfig(GraphDatabaseSettings.keep_logical_logs, "128M size")
                .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, ByteUnit.mebiBytes(64))
                .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
                .setConfig(GraphDatabaseSettings.udc_enabled, false)
                .setConfig(GraphDatabaseSettings.transaction_timeout, Duration.ofMinutes(10))
                .build();
    }

    private static boolean isReadOnly() {
        return "true".equals(System.getenv("NEO4J_READ_ONLY"));
    }

    /** Inside the server no one has to say who they are; so the password of a new server need not be known. */
    private static void setPassword(DatabaseManagementService service, String password) {
        try {
            service.database(SYSTEM_DATABASE_NAME).executeTransactionally(
                    "ALTER USER neo4j SET PLAINTEXT PASSWORD $password CHANGE NOT REQUIRED",
                    Map.of("password", password));
        } catch (QueryExecutionException failure) {
            if (!failure.getMessage().contains("cannot be the same")) throw failure;
        }
    }

    private static int port(DatabaseManagementService service) {
        GraphDatabaseAPI database = (GraphDatabaseAPI) service.database(DEFAULT_DATABASE_NAME);
        if (!database.isAvailable(READY_WITHIN.toMillis())) {
            throw new IllegalStateException("the database is not available after " + READY_WITHIN);
        }
        return database.getDependencyResolver()
                .resolveDependency(ConnectorPortRegister.class)
                .getLocalAddress(ConnectorType.BOLT)
                .getPort();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getMessage() == null ? cause.toString() : cause.getMessage();
    }
}
