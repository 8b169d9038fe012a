import Gazetteer
