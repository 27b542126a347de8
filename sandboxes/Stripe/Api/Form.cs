using Microsoft.AspNetCore.Http.Features;

namespace StripeSandbox.Api;

/// <summary>Reads the query and the form of a request.</summary>
public static class Form
{
    private static readonly FormOptions Limits = new() { KeyLengthLimit = 4096, ValueCountLimit = 4096 };

    public static async Task<Parameters> Read(HttpRequest request)
    {
        var pairs = request.Query.SelectMany(field =>
            field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))
        );
        if (request.ContentLength is 0 || (request.ContentLength is null && HttpMethods.IsGet(request.Method)))
        {
            return Parameters.Parse(pairs);
        }

        var form = await ReadBody(request);
        return Parameters.Parse(
            pairs.Concat(
                form.SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? "")))
            )
        );
    }

    private static async Task<IFormCollection> ReadBody(HttpRequest request)
    {
        if (!request.HasFormContentType)
        {
            return request.ContentType is null
                ? FormCollection.Empty
                : throw ApiError.Invalid(
                    $"Invalid request (check that your POST content type is application/x-www-form-urlencoded): {request.ContentType}"
                );
        }

        try
        {
            return await request.ReadFormAsync(Limits, request.HttpContext.RequestAborted);
        }
        catch (InvalidDataException failure)
        {
            throw ApiError.Invalid(failure.Message);
        }
    }
}
