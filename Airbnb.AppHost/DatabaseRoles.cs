namespace Airbnb.AppHost;

/// <summary>A role of the database that owns nothing in it; the migrations create it with its password.</summary>
internal sealed record DatabaseRole(
    string Name,
    IResourceBuilder<ParameterResource> Password,
    IResourceBuilder<ConnectionStringResource> Connection
);

internal static class DatabaseRoles
{
    /// <summary>Two roles and the owner stay below the 100 connections that Postgres allows by default.</summary>
    private const string MostConnections = "40";

    public static DatabaseRole AddRole(this IResourceBuilder<PostgresDatabaseResource> database, string role)
    {
        var builder = database.ApplicationBuilder;
        var name = role.Replace('_', '-');
        var password = builder.AddGeneratedSecret($"{name}-password");
        var server = database.Resource.Parent.PrimaryEndpoint;
        var connection = builder.AddConnectionString(
            name,
            ReferenceExpression.Create(
                $"Host={server.Property(EndpointProperty.Host)};Port={server.Property(EndpointProperty.Port)};Username={role};Password={password};Database={database.Resource.DatabaseName};Maximum Pool Size={MostConnections}"
            )
        );
        return new DatabaseRole(role, password, connection);
    }

    public static IResourceBuilder<ProjectResource> WithPasswordOf(
        this IResourceBuilder<ProjectResource> migrations,
        DatabaseRole role
    ) => migrations.WithEnvironment($"Roles__Passwords__{role.Name}", role.Password);
}
