namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server.</summary>
public class PostgresServerResource : ContainerResource, IResourceWithConnectionString
{
    internal const string PrimaryEndpointName = "tcp";
    private const string DefaultUserName = "postgres";

    private readonly Dictionary<string, string> _databases = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A server whose superuser is <c>postgres</c> unless told otherwise.</summary>
    public PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
        PrimaryEndpoint = new EndpointReference(this, PrimaryEndpointName);
    }

    /// <summary>Where it listens.</summary>
    public EndpointReference PrimaryEndpoint { get; }

    /// <summary>Host.</summary>
    public EndpointReferenceExpression Host => PrimaryEndpoint.Property(EndpointProperty.Host);

    /// <summary>Port.</summary>
    public EndpointReferenceExpression Port => PrimaryEndpoint.Property(EndpointProperty.Port);

    /// <summary>The superuser's name, when it is not the usual.</summary>
    public ParameterResource? UserNameParameter { get; }

    /// <summary>The superuser's password.</summary>
    public ParameterResource PasswordParameter { get; }

    /// <summary>The superuser's name.</summary>
    public ReferenceExpression UserNameReference =>
        UserNameParameter is null
            ? ReferenceExpression.Create($"{DefaultUserName}")
            : ReferenceExpression.Create($"{UserNameParameter}");

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create(
            $"Host={Host};Port={Port};Username={UserNameReference};Password={PasswordParameter}"
        );

    /// <summary>postgresql://user:password@host:port</summary>
    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"postgresql://{UserNameReference.Escaped()}:{PasswordParameter:uri}@{Host}:{Port}");

    /// <summary>jdbc:postgresql://host:port</summary>
    public ReferenceExpression JdbcConnectionString => ReferenceExpression.Create($"jdbc:postgresql://{Host}:{Port}");

    /// <summary>Names of databases by the names of their resources.</summary>
    public IReadOnlyDictionary<string, string> Databases => _databases;

    internal void Add(PostgresDatabaseResource database) => _databases.Add(database.Name, database.DatabaseName);

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties() =>
        [
            new("Host", ReferenceExpression.Create($"{Host}")),
            new("Port", ReferenceExpression.Create($"{Port}")),
            new("Username", UserNameReference),
            new("Password", ReferenceExpression.Create($"{PasswordParameter}")),
            new("Uri", UriExpression),
            new("JdbcConnectionString", JdbcConnectionString),
        ];
}

/// <summary>A database of a PostgreSQL server.</summary>
public class PostgresDatabaseResource(string name, string databaseName, PostgresServerResource postgresParentResource)
    : Resource(name),
        IResourceWithParent<PostgresServerResource>,
        IResourceWithConnectionString
{
    /// <summary>The server.</summary>
    public PostgresServerResource Parent { get; } = postgresParentResource;

    /// <summary>Name within the server.</summary>
    public string DatabaseName { get; } = databaseName;

    /// <inheritdoc />
    public ReferenceExpression ConnectionStringExpression =>
        ReferenceExpression.Create($"{Parent.ConnectionStringExpression};Database={DatabaseName}");

    /// <summary>postgresql://user:password@host:port/database</summary>
    public ReferenceExpression UriExpression =>
        ReferenceExpression.Create($"{Parent.UriExpression}/{Uri.EscapeDataString(DatabaseName)}");

    /// <summary>jdbc:postgresql://host:port/database</summary>
    public ReferenceExpression JdbcConnectionString =>
        ReferenceExpression.Create($"{Parent.JdbcConnectionString}/{Uri.EscapeDataString(DatabaseName)}");

    IEnumerable<KeyValuePair<string, ReferenceExpression>> IResourceWithConnectionString.GetConnectionProperties()
    {
        string[] own = ["Uri", "JdbcConnectionString"];
        return
        [
            .. ((IResourceWithConnectionString)Parent)
                .GetConnectionProperties()
                .Where(p => !own.Contains(p.Key, StringComparer.Ordinal)),
            new("DatabaseName", ReferenceExpression.Create($"{DatabaseName}")),
            new("Uri", UriExpression),
            new("JdbcConnectionString", JdbcConnectionString),
        ];
    }
}
