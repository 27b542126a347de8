using System.Runtime.InteropServices;

namespace FastEndpoints;

/// <summary>What came of parsing the text of a parameter.</summary>
[StructLayout(LayoutKind.Auto)]
public struct ParseResult(bool isSuccess, object? value)
{
    public bool IsSuccess { get; set; } = isSuccess;

    public object? Value { get; set; } = value;
}
