using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aspire.Hosting.Servers;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.UserSecrets;

namespace Aspire.Hosting;

/// <summary>The user secrets file of the AppHost, where made-up values are kept between runs.</summary>
internal sealed class UserSecrets(string path)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    public string Path { get; } = path;

    public static UserSecrets? Of(Assembly? appHost)
    {
        var id = appHost?.GetCustomAttribute<UserSecretsIdAttribute>()?.UserSecretsId;
        return string.IsNullOrWhiteSpace(id) ? null : new UserSecrets(PathHelper.GetSecretsPathFromSecretsId(id));
    }

    /// <summary>The kept value, or a new one. Two AppHosts that start at once agree on it.</summary>
    /// <exception cref="SecretsUnwritableException">The disk is full, or the folder is somebody else's.</exception>
    public string GetOrAdd(string key, Func<string> create)
    {
        try
        {
            return GetOrAddInTurn(key, create);
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new SecretsUnwritableException(Path, trouble);
        }
    }

    private string GetOrAddInTurn(string key, Func<string> create)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        using var turn = WaitForTurn();
        var secrets = Read();
        if (secrets[key]?.GetValue<string>() is { Length: > 0 } kept)
        {
            return kept;
        }

        var value = create();
        secrets[key] = value;
        Write(secrets);
        return value;
    }

    private FileStream WaitForTurn()
    {
        var patience = DateTime.UtcNow.AddSeconds(10);
        while (true)
        {
            try
            {
                return new FileStream(
                    Path + ".lock",
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None,
                    bufferSize: 1,
                    FileOptions.DeleteOnClose
                );
            }
            catch (IOException trouble) when (!DiskFull.IsMeantBy(trouble) && DateTime.UtcNow < patience)
            {
                Thread.Yield();
            }
        }
    }

    private JsonObject Read()
    {
        if (!File.Exists(Path))
        {
            return [];
        }

        // Nested objects and "a:b" keys mean the same: flattened, one look-up finds both.
        using var text = File.OpenRead(Path);
        using var configuration = (ConfigurationRoot)new ConfigurationBuilder().AddJsonStream(text).Build();
        return new JsonObject(
            configuration
                .AsEnumerable()
                .Where(entry => entry.Value is not null)
                .Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)entry.Value))
        );
    }

    private void Write(JsonObject secrets)
    {
        var draft = Path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new StreamWriter(Path + ".new", options))
        {
            file.Write(secrets.ToJsonString(Indented));
        }

        File.Move(draft, Path, overwrite: true);
    }
}
