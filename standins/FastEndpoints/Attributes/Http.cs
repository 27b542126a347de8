namespace FastEndpoints;

/// <summary>HTTP methods.</summary>
public enum Http
{
    GET = 1,
    POST = 2,
    PUT = 3,
    PATCH = 4,
    DELETE = 5,
    HEAD = 6,
    OPTIONS = 7,
    CONNECT = 8,
    TRACE = 9,
    QUERY = 10,
}

/// <summary>Where the value of a simple property can come from.</summary>
[Flags]
public enum Source
{
    FormField = 1,
    RouteParam = 2,
    QueryParam = 4,
    All = FormField | RouteParam | QueryParam,
}

/// <summary>The order of global processors relative to those of the endpoint.</summary>
public enum Order
{
    Before = 0,
    After = 1,
}
