// ContentModel
