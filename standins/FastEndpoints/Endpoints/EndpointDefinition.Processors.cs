namespace FastEndpoints;

public sealed partial class EndpointDefinition
{
    readonly ProcessorList<IPreProcessor> preProcessors = new();
    readonly ProcessorList<IPostProcessor> postProcessors = new();

    internal List<IPreProcessor> PreProcessorList => preProcessors.Items;

    internal List<IPostProcessor> PostProcessorList => postProcessors.Items;

    /// <summary>Adds a global processor before or after the endpoint's own.</summary>
    public void PreProcessor<TPreProcessor>(Order order)
        where TPreProcessor : class, IGlobalPreProcessor
    {
        ThrowIfLocked();
        preProcessors.Add(order, Make<IPreProcessor>(typeof(TPreProcessor)));
    }

    /// <summary>Adds global processors before or after the endpoint's own.</summary>
    public void PreProcessors(Order order, params IGlobalPreProcessor[] preProcessors)
    {
        ThrowIfLocked();
        foreach (var processor in preProcessors)
            this.preProcessors.Add(order, processor);
    }

    /// <summary>Adds processors generic in the request, such as <c>typeof(Audit&lt;&gt;)</c>.</summary>
    public void PreProcessors(Order order, params Type[] processorTypes)
    {
        ThrowIfLocked();
        foreach (var type in processorTypes)
            preProcessors.Add(order, Make<IPreProcessor>(Close(type, typeof(IPreProcessor<>), ReqDtoType)));
    }

    /// <summary>Adds a global processor before or after the endpoint's own.</summary>
    public void PostProcessor<TPostProcessor>(Order order)
        where TPostProcessor : class, IGlobalPostProcessor
    {
        ThrowIfLocked();
        postProcessors.Add(order, Make<IPostProcessor>(typeof(TPostProcessor)));
    }

    /// <summary>Adds global processors before or after the endpoint's own.</summary>
    public void PostProcessors(Order order, params IGlobalPostProcessor[] postProcessors)
    {
        ThrowIfLocked();
        foreach (var processor in postProcessors)
            this.postProcessors.Add(order, processor);
    }

    /// <summary>Adds processors generic in request and response, such as <c>typeof(Audit&lt;,&gt;)</c>.</summary>
    public void PostProcessors(Order order, params Type[] processorTypes)
    {
        ThrowIfLocked();
        foreach (var type in processorTypes)
            postProcessors.Add(
                order,
                Make<IPostProcessor>(Close(type, typeof(IPostProcessor<,>), ReqDtoType, ResDtoType))
            );
    }

    internal void AddPreProcessor(Type type) => AddPreProcessor(Make<IPreProcessor>(type));

    internal void AddPreProcessor(IPreProcessor processor)
    {
        ThrowIfLocked();
        preProcessors.Add(Order.After, processor);
    }

    internal void AddPostProcessor(Type type) => AddPostProcessor(Make<IPostProcessor>(type));

    internal void AddPostProcessor(IPostProcessor processor)
    {
        ThrowIfLocked();
        postProcessors.Add(Order.After, processor);
    }

    static T Make<T>(Type type)
    {
        try
        {
            return (T)ServiceResolver.Instance.CreateSingleton(type);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"Could not find/construct processor type {type.FullName}", failure);
        }
    }

    static Type Close(Type open, Type contract, params Type[] arguments)
    {
        var fits =
            open.IsGenericTypeDefinition
            && open.GetGenericArguments().Length == arguments.Length
            && Array.Exists(open.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == contract);
        return fits
            ? open.MakeGenericType(arguments)
            : throw new InvalidOperationException($"[{open.FullName}] is not an open generic [{contract.Name}].");
    }
}

/// <summary>Processors in the order in which they run, one of each type.</summary>
sealed class ProcessorList<T>
    where T : notnull
{
    int leading;

    internal List<T> Items { get; } = [];

    internal void Add(Order order, T processor)
    {
        if (Items.Exists(item => item.GetType() == processor.GetType()))
            return;
        if (order == Order.Before)
            Items.Insert(leading++, processor);
        else
            Items.Add(processor);
    }
}
