using System.Security.Cryptography;
using System.Text;
using StripeSandbox.Objects;
using StripeSandbox.Storage;

namespace StripeSandbox.Api;

/// <summary>
/// A key belongs to its first request: the same parameters get the same answer, others are refused, and while the
/// first is still running its repeats are told so.
/// </summary>
public sealed class Idempotency(Ledger ledger)
{
    private readonly HashSet<string> running = [];

    /// <summary>Takes the key; the answer is there already when the key was used before.</summary>
    public StoredReply? Begin(string key, string fingerprint)
    {
        if (key.Length > 255)
        {
            throw ApiError.Invalid("Idempotency keys may be at most 255 characters.");
        }

        lock (running)
        {
            if (ledger.Do(change => Find(change, key)) is { } reply)
            {
                return reply.Fingerprint == fingerprint ? reply : throw OtherParameters(key);
            }

            if (!running.Add(key))
            {
                throw new ApiError(
                    409,
                    "idempotency_error",
                    "There is currently another in-progress request using this Idempotent Key (that probably means "
                        + $"you submitted twice, and the other request is still going through): {key}. Please try "
                        + "again later."
                )
                {
                    Code = "idempotency_key_in_use",
                    NothingBegun = true,
                };
            }

            return null;
        }
    }

    /// <summary>Stores the answer in the change that it answers, so that both survive or neither.</summary>
    public static void Keep(Change change, string key, string fingerprint, string requestId, int status, string body)
    {
        if (change.Find<StoredReply>(IdOf(key)) is { } expired)
        {
            expired.Created = change.UnixNow;
            (expired.Fingerprint, expired.RequestId, expired.Status, expired.Body) = (
                fingerprint,
                requestId,
                status,
                body
            );
            change.Touch(expired);
            return;
        }

        change.Add(
            new StoredReply
            {
                Id = IdOf(key),
                Fingerprint = fingerprint,
                RequestId = requestId,
                Status = status,
                Body = body,
            }
        );
    }

    public void End(string key)
    {
        lock (running)
        {
            running.Remove(key);
        }
    }

    public static string FingerprintOf(string method, string path, Parameters parameters) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{method} {path}\n{parameters}")));

    private static StoredReply? Find(Change change, string key) =>
        change.Find<StoredReply>(IdOf(key)) is { } reply && change.UnixNow - reply.Created < StoredReply.KeptSeconds
            ? reply
            : null;

    private static string IdOf(string key) => $"idem_{key}";

    private static ApiError OtherParameters(string key) =>
        new(
            400,
            "idempotency_error",
            "Keys for idempotent requests can only be used with the same parameters they were first used with. Try "
                + $"using a key other than '{key}' if you meant to execute a different request."
        )
        {
            NothingBegun = true,
        };
}
