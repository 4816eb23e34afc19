// A client that beats over a WebSocket, as a gateway does: the next beat goes out when the last one was answered.
import { workerData } from 'node:worker_threads';
import WebSocket from 'ws';

const socket = new WebSocket(workerData);
socket.on('open', () => socket.send('beat'));
socket.on('message', () => socket.send('beat'));
