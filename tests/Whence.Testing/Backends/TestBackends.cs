namespace Whence.Testing.Backends;

/// <summary>Where the broker and the database of the tests are, if anywhere.</summary>
public static class TestBackends
{
    private const string Start = "start both and name them: eval \"$(tools/dev/backends start)\"";

    /// <summary>Gets the connection string of a PostgreSQL superuser.</summary>
    public static string? Postgres { get; } = Read("WHENCE_TEST_POSTGRES");

    /// <summary>Gets the amqp address of a RabbitMQ administrator.</summary>
    public static Uri? RabbitMq { get; } = Read("WHENCE_TEST_RABBITMQ") is { } address ? new Uri(address) : null;

    /// <summary>Gets the http address of the same broker's management API.</summary>
    public static Uri? RabbitMqManagement { get; } =
        Read("WHENCE_TEST_RABBITMQ_MANAGEMENT") is { } address ? new Uri(address) : null;

    /// <summary>Returns why a test cannot run here, or null; on the continuous build nothing is skipped.</summary>
    public static string? WhyNot(bool postgres, bool rabbitMq)
    {
        var missing = new List<string>();
        if (postgres && Postgres is null)
        {
            missing.Add("PostgreSQL (WHENCE_TEST_POSTGRES)");
        }

        if (rabbitMq && (RabbitMq is null || RabbitMqManagement is null))
        {
            missing.Add("RabbitMQ (WHENCE_TEST_RABBITMQ, WHENCE_TEST_RABBITMQ_MANAGEMENT)");
        }

        return missing.Count == 0 || Read("CI") is not null
            ? null
            : $"needs {string.Join(" and ", missing)}; {Start}";
    }

    private static string? Read(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
